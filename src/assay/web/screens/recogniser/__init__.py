"""Whoever recognises achievements: state, sign, bring, withdraw; and everybody: who recognises what."""
