"""Foreign JSON Schemas: whether a credential fits the form that its issuer names.

A schema is a program by a stranger: it may take for ever, or all memory. So it runs in a process of its
own, started with the first schema, without network and with limits; nothing of it is loaded into ours.
"""

from assay.schemas.process import SchemaProcess

__all__ = ["SchemaProcess"]
