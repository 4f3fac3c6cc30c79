package dev.workfloo.docs.tryit;

/**
 * What an operation is called, and where it is.
 *
 * @param path with the names of its parameters in braces; of a callback, an expression of what was asked
 */
record OperationHead(String id, String method, String path, String summary, String description) {}
