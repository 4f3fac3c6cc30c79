package dev.workfloo.docs.tryit;

import java.util.List;

/** Operations that belong together; the description calls them a tag. */
record OperationGroup(String name, String description, List<DescribedOperation> operations) {}
