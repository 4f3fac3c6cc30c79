package dev.workfloo.docs.tryit;

import java.util.List;

/**
 * A value with a name: a member of a body, a parameter, a header.
 *
 * @param type in words
 * @param members what it holds itself, or the elements of its list; none where that is told further out already
 */
record DescribedMember(
        String name, String type, boolean isRequired, String description, List<DescribedMember> members) {}
