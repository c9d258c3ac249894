"""What is printed: certificates and lists as PDF. Start reading at `certificates.py`."""
