"""The platform's speed as its users meet it: a really running `assay serve`, on SQLite and on PostgreSQL.

Printed, and never asserted in a test. wrk asks over HTTP; awards, lists and revocations are acted on from
a second process, as a worker or another member would, while the site runs.

Then a district's school year, without a site, so that no worker shares the work: a roster, a vendor's
results, marks, and the pages that are opened most. Each figure says what it used of a processor, too.

    python -m tools.bench_web [--rows 10000] [--seconds 8] [--only sqlite|postgresql] [--part site|year]
"""
