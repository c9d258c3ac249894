import io,time
import pytest
from web.rosters.importing import *
from assay.web.records.rosters import queries
from assay.web.records.rosters.models import *
from datetime import date
from django.db import connection
from django.test.utils import CaptureQueriesContext
@pytest.mark.django_db
def test_small():
    h=a_house(); b=a_bundle()
    key=sent(h,b.packed()); r=import_queries.report(h.key,key); print(r.faults, r.notes, import_queries.one_import(h.key,key))
    row=applied(h,b.packed()); print(row)
    row=applied(h,b.packed()); print(row)
    print(queries.pupils_of(h.key, queries.sections(h.key)[1].key))
@pytest.mark.django_db
def test_big():
    from assay.web.commands.made_up.district_files import district_files
    h=a_house(); t=time.time(); f=district_files(date(2026,11,22)); print("made",time.time()-t)
    data=[getattr(f,n) for n in f.__dataclass_fields__ if isinstance(getattr(f,n),bytes)][0]
    for what in (1,2):
        t=time.time(); 
        with CaptureQueriesContext(connection) as c: key=sent(h,io.BytesIO(data))
        print("check",time.time()-t,len(c)); r=import_queries.report(h.key,key); print(r.faults[:5],r.notes[:5],import_queries.one_import(h.key,key).counts)
        t=time.time(); imports.start(h.coordinator,h.key,key,allows_leaving=True)
        with CaptureQueriesContext(connection) as c: do_jobs()
        print("apply",time.time()-t,len(c)); print(import_queries.one_import(h.key,key))
    f=district_files(date(2026,11,22),changes=40)
    data=[getattr(f,n) for n in f.__dataclass_fields__ if isinstance(getattr(f,n),bytes)][0]
    key=sent(h,io.BytesIO(data)); print(import_queries.one_import(h.key,key).counts)
