package dev.workfloo.docs.tryit;

import java.util.List;

/** How an operation may answer: a status, when that is, and what comes with it. */
record DescribedAnswer(
        String status, String description, List<DescribedMember> headers, List<DescribedContent> contents) {

    boolean isRefusal() {
        return status.startsWith("4") || status.startsWith("5");
    }
}
