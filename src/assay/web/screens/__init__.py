"""The screens, one folder a person's jobs; no tables, no rules: read a form, call one action or query, render."""
