package dev.workfloo.docs.tryit;

/** Try It before an operation is chosen. */
record TryItOverview(ApiDescription api, boolean hasDemo) {}
