create table loan (applicant varchar(100) not null, execution varchar(24) not null);
