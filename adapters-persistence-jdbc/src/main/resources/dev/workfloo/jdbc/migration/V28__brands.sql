-- How workspaces are known to persons.
create table workfloo_brand (
    workspace varchar(63) primary key,
    name varchar(80) not null,
    colour varchar(7),
    logo ${long_bytes}
);
