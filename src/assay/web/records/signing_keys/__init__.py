"""Signing keys: each organization's own, sealed; the present one signs, the former stay published."""
