"""The screens, a job of a person each: no tables, no rules; read a form, call an action or query, render."""
