package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.OtpState;
import dev.workfloo.execution.OtpState.Asking;
import dev.workfloo.execution.OtpState.Failure;
import dev.workfloo.execution.OtpState.News;
import dev.workfloo.execution.OtpState.Tokens;
import dev.workfloo.execution.OtpState.Validation;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.Optional;

/** Writes what is known of one-time codes for a store, and reads it back. Addresses and validations are its personal part. */
final class OtpDocument {

    private static final String VALIDATION = "validation";
    private static final String RECIPIENT = "recipient";

    private OtpDocument() {}

    static void write(OtpState state, Draft to) {
        Asking asking = state.asking();
        Tokens tokens = state.tokens();
        to.trail()
                .number("fallbacks", asking.fallbacks())
                .number("made", asking.made())
                .number("failed", asking.failed())
                .number("answered", asking.answered())
                .number("wrong", tokens.wrong())
                .number("presented", tokens.presented())
                .text("presentedAt", tokens.since().map(Instant::toString))
                .list("news", state.news(), OtpDocument::writeNews);
        to.personal().tree(RECIPIENT, NipDocument.writeRecipient(state.recipient()));
        state.validation().ifPresent(validation -> to.personal().tree(VALIDATION, writeValidation(validation)));
    }

    static OtpState read(Recorded from) {
        Value.Context trail = from.trail();
        Value.Context validation = TreeReader.object(from.personal(), VALIDATION);
        return new OtpState(
                NipDocument.readRecipient(TreeReader.object(from.personal(), RECIPIENT)),
                new Asking(
                        TreeReader.integer(trail, "fallbacks"),
                        TreeReader.integer(trail, "made"),
                        TreeReader.integer(trail, "failed"),
                        TreeReader.integer(trail, "answered")),
                new Tokens(
                        TreeReader.integer(trail, "wrong"),
                        TreeReader.integer(trail, "presented"),
                        TreeReader.optionalText(trail, "presentedAt").map(Instant::parse)),
                validation.members().isEmpty() ? Optional.empty() : Optional.of(readValidation(validation)),
                TreeReader.list(trail, "news").stream()
                        .map(news -> readNews((Value.Context) news))
                        .toList());
    }

    static Value.Context writeValidation(Validation validation) {
        return new TreeWriter()
                .text("validationId", validation.id())
                .text("validationType", validation.type())
                .text("channel", validation.channel())
                .text("destination", validation.destination())
                .done();
    }

    static Validation readValidation(Value.Context personal) {
        return new Validation(
                TreeReader.text(personal, "validationId"),
                TreeReader.text(personal, "validationType"),
                TreeReader.text(personal, "channel"),
                TreeReader.text(personal, "destination"));
    }

    private static Value writeNews(News news) {
        TreeWriter tree = new TreeWriter().text("at", news.at().toString());
        news.failure().ifPresent(failure -> writeFailure(failure, tree));
        return tree.done();
    }

    private static News readNews(Value.Context trail) {
        boolean failed = TreeReader.optionalText(trail, "code").isPresent();
        return new News(TreeReader.instant(trail, "at"), failed ? Optional.of(readFailure(trail)) : Optional.empty());
    }

    static TreeWriter writeFailure(Failure failure, TreeWriter tree) {
        return tree.text("code", failure.code())
                .flag("answered", failure.answered())
                .flag("recoverable", failure.recoverable());
    }

    static Failure readFailure(Value.Context trail) {
        return new Failure(
                TreeReader.text(trail, "code"),
                TreeReader.flag(trail, "answered"),
                TreeReader.flag(trail, "recoverable"));
    }
}
