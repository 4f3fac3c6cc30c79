package dev.workfloo.docs.tryit;

/** What a body may look like. The name is empty where there is only one. */
record DescribedExample(String name, String text) {}
