"""Files of the labour market that an organization brings, and the market they make with the site's data."""
