"""What records need and screens share: owned rows, keys, sealing, jobs, rate limits, problems."""
