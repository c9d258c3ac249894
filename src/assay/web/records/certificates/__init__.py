"""Certificates that other bodies gave: who holds which, how far each is proven, and how that came about."""
