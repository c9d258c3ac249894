"""Kill the platform at random instants and see that nothing acknowledged is lost, and nothing is done twice.

Two child processes at a time award (in bulk), claim, revoke, publish lists, finish and send mail, and each
writes into a ledger outside the database what it asked for and what was acknowledged. Each is killed with
SIGKILL at a random instant; what it had asked for without an answer is asked again by a later child, as a
client would. In the end the database, the outbox and the public lists are held against the ledger.

Then the jobs of a school year, one after the other: a roster that is applied, a vendor's results that are
imported, a class's marks that are settled. What a killed worker leaves is all of it or nothing, and the next
worker finishes it.

    python -m tools.torture --kills 200 --jobs 30 --seed 7
"""
