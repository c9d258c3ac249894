"""Single awards on their way: what was typed and handed over, until it is awarded or thrown away."""
