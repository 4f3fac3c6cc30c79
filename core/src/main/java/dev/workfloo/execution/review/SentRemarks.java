package dev.workfloo.execution.review;

import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.Validation;
import dev.workfloo.execution.ReviewEvent.Remark;
import dev.workfloo.execution.review.ReviewRequest.Item;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Entries of {@code reviews}, each about a field that a reviewer is shown. */
final class SentRemarks {

    private final Validation shown;
    private final Predicate<FieldReference> made;

    SentRemarks(Validation shown, Predicate<FieldReference> made) {
        this.shown = shown;
        this.made = made;
    }

    /** The remarks that these entries make; left, what is wrong with one of them. */
    Either<String, List<Remark>> read(List<Item> reviews) {
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < reviews.size(); i++) {
            Optional<String> refused =
                    remark(reviews.get(i)).fold(Optional::of, remark -> refusedOrAdded(remark, remarks));
            if (refused.isPresent()) return Either.left("entry " + i + " " + refused.get());
        }
        return Either.right(remarks);
    }

    private static Optional<String> refusedOrAdded(Remark remark, List<Remark> remarks) {
        if (remarks.stream().anyMatch(it -> it.field().equals(remark.field()))) {
            return Optional.of("names a field that stands there already");
        }
        remarks.add(remark);
        return Optional.empty();
    }

    private Either<String, Remark> remark(Item item) {
        List<Remark> meant = shown.fields().stream()
                .filter(field ->
                        field.field().equals(item.fieldId()) || field.toString().equals(item.fieldId()))
                .filter(field ->
                        item.sourceNodeId().map(field.node().name()::equals).orElse(true))
                .map(field -> new Remark(field, item.message()))
                .toList();
        Optional<String> unfit = item.message().flatMap(ReviewRequest::refuse);
        if (unfit.isPresent()) return Either.left("has a message that " + unfit.get());
        if (meant.isEmpty()) return Either.left("names no field that is shown here");
        if (meant.size() > 1) return Either.left("names a field of several nodes: say in sourceNodeId of which");
        return made.test(meant.get(0).field())
                ? Either.left("names a file that the flow makes, of which nobody can send another")
                : Either.right(meant.get(0));
    }
}
