"""The platform: award, claim, hold, share and verify in a browser, on Django, over the credential core.

Records by entity (`records`), screens by the user's job (`screens`), machines' paths by standard
(`interfaces`), one visual language (`look`), joined in `site`. Apart so that the core knows no framework.
"""
