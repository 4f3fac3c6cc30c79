package dev.workfloo.docs.tryit;

import java.util.List;

/**
 * One operation of the API.
 *
 * @param callbacks what the service asks of others afterwards
 */
record DescribedOperation(
        OperationHead head,
        DescribedRequest request,
        List<DescribedAnswer> answers,
        List<DescribedOperation> callbacks) {

    List<DescribedAnswer> successes() {
        return answers.stream().filter(answer -> !answer.isRefusal()).toList();
    }

    List<DescribedAnswer> refusals() {
        return answers.stream().filter(DescribedAnswer::isRefusal).toList();
    }
}
