package dev.workfloo.person;

import dev.workfloo.pages.Words;
import dev.workfloo.person.step.FieldErrors;
import dev.workfloo.person.step.Notice;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.person.step.StepContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step with all that stands around it. */
record StepView(PersonStep step, ShownStanding standing, StepContent content) {

    private static final Map<Notice, PersonWord> NOTICES = Map.ofEntries(
            Map.entry(Notice.MOVED_ON, PersonWord.NOTICE_MOVED_ON),
            Map.entry(Notice.NOT_TAKEN, PersonWord.NOTICE_NOT_TAKEN),
            Map.entry(Notice.ATTEMPTS_USED_UP, PersonWord.NOTICE_ATTEMPTS_USED_UP),
            Map.entry(Notice.CODE_ASKED, PersonWord.NOTICE_CODE_ASKED),
            Map.entry(Notice.CODE_EXPIRED, PersonWord.NOTICE_CODE_EXPIRED),
            Map.entry(Notice.CODE_ON_ITS_WAY, PersonWord.NOTICE_CODE_ON_ITS_WAY),
            Map.entry(Notice.CODE_TOO_SOON, PersonWord.NOTICE_CODE_TOO_SOON),
            Map.entry(Notice.CODES_USED_UP, PersonWord.NOTICE_CODES_USED_UP),
            Map.entry(Notice.PROVIDER_SILENT, PersonWord.NOTICE_PROVIDER_SILENT),
            Map.entry(Notice.DRAFT_KEPT, PersonWord.NOTICE_DRAFT_KEPT),
            Map.entry(Notice.PAUSED, PersonWord.NOTICE_PAUSED));

    Words words() {
        return step.words();
    }

    String title() {
        return standing.isTheirs() ? step.node().name() : words().say(standing.otherwise());
    }

    Optional<String> notice() {
        boolean isSentNowhere = step.isTest() && step.notice() == Notice.CODE_ASKED;
        return Optional.ofNullable(NOTICES.get(step.notice()))
                .filter(notice -> !isSentNowhere)
                .map(words()::say);
    }

    boolean isWrong() {
        return !content.errors().isEmpty();
    }

    /** By the control that each leads to. */
    List<Map.Entry<String, String>> errors() {
        return content.errors().messages().entrySet().stream()
                .map(error -> Map.entry(FieldErrors.anchor(error.getKey()), error.getValue()))
                .toList();
    }

    Itinerary itinerary() {
        return Itinerary.of(step.followed());
    }

    boolean hasEnded() {
        return step.position().outcome().isPresent();
    }

    /** Until when the link opens, and what there is by then. */
    String until() {
        String moment = SaidMoments.of(step).inWords(step.visit().opened().until());
        return words().say(hasEnded() ? PersonWord.LINK_SHOWS_UNTIL : PersonWord.LINK_UNTIL, moment);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "StepView of " + step;
    }
}
