"""What is printed: the certificate as a PDF. Start reading at `certificates.py`."""
