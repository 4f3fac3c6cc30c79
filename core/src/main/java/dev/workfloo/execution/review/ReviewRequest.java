package dev.workfloo.execution.review;

import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.ReviewDecision;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.execution.ReviewEvent.Remark;
import dev.workfloo.execution.ReviewEvent.Review;
import dev.workfloo.rule.Nfc;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a reviewer wants to decide, as it was sent.
 *
 * @param decision the name of a decision; blank counts as missing
 */
@ValueObject
public record ReviewRequest(String decision, Optional<String> note, List<Item> reviews) {

    private static final String DECISION = "decision";
    private static final String NOTE = "reviewerNote";
    private static final String REVIEWS = "reviews";
    private static final Set<String> MEMBERS = Set.of(DECISION, NOTE, REVIEWS);

    private static final String FIELD = "fieldId";
    private static final String MESSAGE = "message";
    private static final String NODE = "sourceNodeId";
    private static final Set<String> ITEM_MEMBERS = Set.of(FIELD, MESSAGE, NODE);

    /** In code points. They are read whenever the execution is, so that none is as long as what is kept apart. */
    private static final int LONGEST = 8_000;

    public ReviewRequest {
        reviews = List.copyOf(reviews);
    }

    /**
     * One entry of {@code reviews}.
     *
     * @param fieldId the field's name, with its node's before it or not
     * @param sourceNodeId its node
     */
    public record Item(String fieldId, Optional<String> message, Optional<String> sourceNodeId) {
        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Item";
        }
    }

    /** Reads the members that a reviewer sends; left, which of them have the wrong type. */
    public static Either<Map<String, String>, ReviewRequest> read(Value.Context body) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<String> decision = text(body, DECISION, () -> wrong.put(DECISION, "must be text"));
        Optional<String> note = text(body, NOTE, () -> wrong.put(NOTE, "must be text"));
        List<Item> items = new ArrayList<>();
        if (body.get(REVIEWS) instanceof Value.Sequence list) {
            list.items()
                    .forEach(item -> item(item, () -> wrong.put(REVIEWS, "must be a list of objects of texts"))
                            .ifPresent(items::add));
        } else if (body.get(REVIEWS) != Value.NULL) {
            wrong.put(REVIEWS, "must be a list of objects");
        }
        return wrong.isEmpty() ? Either.right(new ReviewRequest(decision.orElse(""), note, items)) : Either.left(wrong);
    }

    /** The name of a member that is not read, in what is sent or in an entry of its {@code reviews}. */
    public static Optional<String> unknownMember(Value.Context body) {
        Stream<Value.Context> entries = body.get(REVIEWS) instanceof Value.Sequence list
                ? list.items().stream().filter(Value.Context.class::isInstance).map(Value.Context.class::cast)
                : Stream.empty();
        return Stream.concat(other(body, MEMBERS), entries.flatMap(entry -> other(entry, ITEM_MEMBERS)))
                .findFirst();
    }

    private static Stream<String> other(Value.Context body, Set<String> known) {
        return body.members().keySet().stream().filter(name -> !known.contains(name));
    }

    private static Optional<Item> item(Value item, Runnable wrong) {
        if (item instanceof Value.Context given) {
            return Optional.of(new Item(
                    text(given, FIELD, wrong).orElse(""), text(given, MESSAGE, wrong), text(given, NODE, wrong)));
        }
        wrong.run();
        return Optional.empty();
    }

    private static Optional<String> text(Value.Context body, String member, Runnable wrong) {
        Value value = body.get(member);
        if (value instanceof Value.Text text) {
            return Optional.of(Nfc.of(text.text())).filter(it -> !it.isBlank());
        }
        if (value != Value.NULL) wrong.run();
        return Optional.empty();
    }

    /**
     * The review that it makes where this is shown; left, what is wrong with it, by member.
     *
     * @param made what the flow itself makes, and nobody can correct
     * @param by the name of the reviewer's key
     */
    public Either<Map<String, String>, Review> on(Validation shown, Predicate<FieldReference> made, String by) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<ReviewDecision> decided = ReviewDecision.parse(decision);
        if (decided.isEmpty()) wrong.put(DECISION, "must be one of " + List.of(ReviewDecision.values()));
        note.flatMap(ReviewRequest::refuse).ifPresent(why -> wrong.put(NOTE, why));
        List<Remark> remarks = new SentRemarks(shown, made)
                .read(reviews)
                .filterOrElse(
                        some -> some.isEmpty() || shown.allowsCorrection(),
                        some -> "this step sends nothing back: leave them out")
                .filterOrElse(
                        some -> some.isEmpty() || !decided.equals(Optional.of(ReviewDecision.APPROVED)),
                        some -> "send fields back, which " + ReviewDecision.APPROVED + " does not: leave them out")
                .peekLeft(why -> wrong.put(REVIEWS, why))
                .getOrElse(List.of());
        return decided.filter(it -> wrong.isEmpty())
                .<Either<Map<String, String>, Review>>map(it -> Either.right(new Review(it, by, note, remarks)))
                .orElse(Either.left(wrong));
    }

    /** Why a text cannot be kept. */
    static Optional<String> refuse(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        return new Value.Text(text).isPortable() ? Optional.empty() : Optional.of(FieldType.UNFIT);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ReviewRequest";
    }
}
