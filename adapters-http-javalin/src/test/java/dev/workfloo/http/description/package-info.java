/** What openapi.json says, as tests read it: its operations, what its schemas allow, and what breaks them. */
package dev.workfloo.http.description;
