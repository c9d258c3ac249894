"""The visual language: the base page, the style sheets and the drawn pieces every screen is made of."""
