package dev.workfloo.http;

import static dev.workfloo.http.RacedOperation.APPROVE;
import static dev.workfloo.http.RacedOperation.CANCEL;
import static dev.workfloo.http.RacedOperation.CORRECT;
import static dev.workfloo.http.RacedOperation.EMPTY_FORM;
import static dev.workfloo.http.RacedOperation.EXPIRE;
import static dev.workfloo.http.RacedOperation.FALLBACK;
import static dev.workfloo.http.RacedOperation.FILES;
import static dev.workfloo.http.RacedOperation.FORM;
import static dev.workfloo.http.RacedOperation.MINUTE;
import static dev.workfloo.http.RacedOperation.OFFER;
import static dev.workfloo.http.RacedOperation.OTHER_CORRECTION;
import static dev.workfloo.http.RacedOperation.OTHER_FILES;
import static dev.workfloo.http.RacedOperation.OTHER_FORM;
import static dev.workfloo.http.RacedOperation.OTHER_WRONG_TOKEN;
import static dev.workfloo.http.RacedOperation.REJECT;
import static dev.workfloo.http.RacedOperation.RESEND;
import static dev.workfloo.http.RacedOperation.RIGHT_CODE;
import static dev.workfloo.http.RacedOperation.RIGHT_TOKEN;
import static dev.workfloo.http.RacedOperation.SEND;
import static dev.workfloo.http.RacedOperation.SEND_BACK;
import static dev.workfloo.http.RacedOperation.SEND_ELSEWHERE;
import static dev.workfloo.http.RacedOperation.WORK;
import static dev.workfloo.http.RacedOperation.WORK_LATER;
import static dev.workfloo.http.RacedOperation.WRONG_CODE;
import static dev.workfloo.http.RacedOperation.WRONG_TOKEN;

import java.util.List;
import java.util.stream.Stream;

/** How an execution of {@link RacedFlow} stands when two things are done with it at once, and what leads there. */
enum RacedStand {
    FORM_ASKED("applicant", FORM, OTHER_FORM, EMPTY_FORM),
    FILES_ASKED("papers", FORM_ASKED, List.of(FORM), FILES, OTHER_FILES),
    TOKEN_ON_ITS_WAY("reached", FILES_ASKED, List.of(FILES), FALLBACK, RIGHT_TOKEN, WRONG_TOKEN, WORK),
    TOKEN_AWAITED("reached", TOKEN_ON_ITS_WAY, List.of(WORK), FALLBACK, RIGHT_TOKEN, WRONG_TOKEN, OTHER_WRONG_TOKEN),
    LAST_TOKEN(
            "reached",
            TOKEN_AWAITED,
            List.of(WRONG_TOKEN, OTHER_WRONG_TOKEN),
            FALLBACK,
            RIGHT_TOKEN,
            WRONG_TOKEN,
            OTHER_WRONG_TOKEN),
    OTHER_TOKEN_ON_ITS_WAY("reached", TOKEN_AWAITED, List.of(FALLBACK), FALLBACK, RIGHT_TOKEN, WORK),
    CONSENT_ASKED("consent", TOKEN_AWAITED, List.of(RIGHT_TOKEN), SEND, SEND_ELSEWHERE, RESEND),
    CODE_ON_ITS_WAY("consent", CONSENT_ASKED, List.of(SEND), RIGHT_CODE, WRONG_CODE, RESEND, WORK),
    CODE_AWAITED("consent", CODE_ON_ITS_WAY, List.of(WORK), RIGHT_CODE, WRONG_CODE, RESEND),
    CODE_SENT_A_MINUTE_AGO(
            "consent", CODE_AWAITED, List.of(MINUTE), RIGHT_CODE, WRONG_CODE, SEND, SEND_ELSEWHERE, RESEND),
    OTHER_CODE_ON_ITS_WAY("consent", CODE_SENT_A_MINUTE_AGO, List.of(RESEND), RIGHT_CODE, WRONG_CODE, WORK),
    LAST_CODE("consent", CODE_AWAITED, List.of(WRONG_CODE, WRONG_CODE), RIGHT_CODE, WRONG_CODE),
    CONFIRMED("consent", CODE_SENT_A_MINUTE_AGO, List.of(RIGHT_CODE), RIGHT_CODE, WRONG_CODE, RESEND),
    BUREAU_ASKED("bureau", CONFIRMED, List.of(RIGHT_CODE), WORK),
    PDF_WANTED("contract", BUREAU_ASKED, List.of(WORK), WORK),
    API_ASKED("site", PDF_WANTED, List.of(WORK), WORK),
    TIMER_RUNS("reflection", API_ASKED, List.of(WORK), WORK_LATER),
    REVIEW_AWAITED("manual", TIMER_RUNS, List.of(WORK_LATER), APPROVE, REJECT, SEND_BACK),
    CORRECTION_AWAITED("manual", REVIEW_AWAITED, List.of(SEND_BACK), CORRECT, OTHER_CORRECTION, APPROVE),
    REVIEW_AGAIN("manual", CORRECTION_AWAITED, List.of(CORRECT), APPROVE, REJECT, SEND_BACK, CORRECT),
    OFFERED("offer", REVIEW_AGAIN, List.of(APPROVE), OFFER, EMPTY_FORM);

    private final String node;
    private final List<RacedOperation> before;
    private final List<RacedOperation> fitting;

    RacedStand(String node, RacedOperation... fitting) {
        this.node = node;
        this.before = List.of();
        this.fitting = with(fitting);
    }

    /** @param last what leads there from the one behind */
    RacedStand(String node, RacedStand behind, List<RacedOperation> last, RacedOperation... fitting) {
        this.node = node;
        this.before = Stream.concat(behind.before.stream(), last.stream()).toList();
        this.fitting = with(fitting);
    }

    private static List<RacedOperation> with(RacedOperation... fitting) {
        return Stream.concat(Stream.of(fitting), Stream.of(CANCEL, EXPIRE, WORK, WORK_LATER))
                .distinct()
                .toList();
    }

    String node() {
        return node;
    }

    /** What leads there, from the start on. */
    List<RacedOperation> before() {
        return before;
    }

    /** What may change something there. */
    List<RacedOperation> fitting() {
        return fitting;
    }
}
