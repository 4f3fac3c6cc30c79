-- What a key may do, in the words of this release, where this one gave it out. Earlier ones read the column rights alone, and know
-- fewer; there stands what such a key may do with them, so that they give it no more than it has.
alter table workfloo_key add column granted varchar(200);
