"""Schools, programmes, sections, pupils, guardians and teachers of an organization, year after year."""
