"""Gap reports: what an organization's programmes award, beside what its region asks for."""
