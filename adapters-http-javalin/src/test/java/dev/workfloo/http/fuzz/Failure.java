package dev.workfloo.http.fuzz;

/**
 * An answer that should not have been.
 *
 * @param kind the same for failures that are alike
 * @param text what is wrong with it, and the request for whoever wants to see it again
 */
record Failure(String kind, String text) {}
