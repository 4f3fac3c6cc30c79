/** What hosts can see of a release, compared with the one before. {@code 9468d7f/api.txt.gz} is that one's public API. */
package dev.workfloo.release;
