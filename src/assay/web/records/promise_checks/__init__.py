"""What achievements promise and what evidence bears out: at publication and every year, first in private."""
