"""Who recognises which issuer: lists of this site and of organizations."""
