package dev.workfloo.docs.tryit;

import java.util.List;

/** A body in one media type: what it holds, and what it may look like. */
record DescribedContent(String mediaType, DescribedMember schema, List<DescribedExample> examples) {}
