-- What is large, once, in pieces; state and events hold its reference. untaken_since is when it came, and null once a step took it.
-- described says its name, format, size and hash, encrypted; it is null while the document still comes.
create table workfloo_document (
    id varchar(24) primary key,
    execution_id varchar(24) not null,
    untaken_since timestamp with time zone,
    described ${long_bytes}
);

create index workfloo_document_execution on workfloo_document (execution_id);

create index workfloo_document_untaken_since on workfloo_document (untaken_since)
    ${sparse} where untaken_since is not null
;

-- Each piece is encrypted by itself. Pieces go with their document.
create table workfloo_document_piece (
    document_id varchar(24) not null references workfloo_document (id) on delete cascade,
    number integer not null,
    bytes ${long_bytes} not null,
    primary key (document_id, number)
);
