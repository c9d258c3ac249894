"""Mails sent once more: to whoever has not taken a credential yet, or asked for its link again."""
