"""Whoever weighs a credential: one of ours, one handed in, several at once; kept, told, published."""
