package dev.workfloo.http;

import dev.workfloo.application.port.in.Maintenance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be done with an execution of {@link RacedFlow}, by those outside and by what goes on by itself. */
enum RacedOperation {
    FORM("POST", "/form", RacedFlow.person(20_000)),
    OTHER_FORM("POST", "/form", RacedFlow.person(30_000)),
    EMPTY_FORM("POST", "/form", "{}"),
    OFFER("POST", "/form", "{\"accepted\":true}"),
    FILES("POST", "/document", RacedFlow.papers("bm90ZXM=")),
    OTHER_FILES("POST", "/document", RacedFlow.papers("b3RoZXJz")),
    RIGHT_TOKEN("PATCH", "/otp/validate") {
        @Override
        String body(RacedExecution execution) {
            return "{\"token\":\"" + execution.token() + "\"}";
        }
    },
    WRONG_TOKEN("PATCH", "/otp/validate", "{\"token\":\"000000\"}"),
    OTHER_WRONG_TOKEN("PATCH", "/otp/validate", "{\"token\":\"111111\"}"),
    FALLBACK("PATCH", "/otp/fallback", ""),
    SEND("PATCH", "/nip/send", ""),
    SEND_ELSEWHERE("PATCH", "/nip/send", "{\"countryCode\":\"+52\",\"phoneNumber\":\"5587654321\"}"),
    RESEND("PATCH", "/nip/resend", ""),
    RIGHT_CODE("PATCH", "/nip/validate") {
        @Override
        String body(RacedExecution execution) {
            return "{\"nip\":\"" + execution.code() + "\"}";
        }
    },
    WRONG_CODE("PATCH", "/nip/validate") {
        @Override
        String body(RacedExecution execution) {
            return "{\"nip\":\"" + (execution.code().equals("000000") ? "000001" : "000000") + "\"}";
        }
    },
    APPROVE("POST", "/review", "{\"decision\":\"APPROVED\"}"),
    REJECT("POST", "/review", "{\"decision\":\"REJECTED\"}"),
    SEND_BACK("POST", "/review", "{\"decision\":\"REJECTED\",\"reviews\":[{\"fieldId\":\"income\"}]}"),
    CORRECT("POST", "/correction", "{\"income\":25000}"),
    OTHER_CORRECTION("POST", "/correction", "{\"income\":35000}"),
    CANCEL("POST", "/cancel", ""),
    /** What is due is done, and not yet what becomes due by it. */
    WORK {
        @Override
        String by(RacedProcess process, RacedExecution execution, Optional<String> key) {
            return execution.work(process);
        }
    },
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    WEEK(Duration.ofDays(8)),
    /** Whoever looks for executions whose time is over gives them up. */
    GIVE_UP {
        @Override
        String by(RacedProcess process, RacedExecution execution, Optional<String> key) {
            process.workfloo().work().perform(Maintenance.EXPIRY);
            return "looked";
        }
    },
    /** An hour goes by, and what is due then is done. */
    WORK_LATER(HOUR, WORK),
    /** Its time goes by, and that is found out. */
    EXPIRE(WEEK, GIVE_UP);

    private final String method;
    private final String path;
    private final String body;
    private final Duration time;
    private final List<RacedOperation> parts;

    RacedOperation() {
        this("", "", "");
    }

    RacedOperation(String method, String path) {
        this(method, path, "");
    }

    RacedOperation(String method, String path, String body) {
        this.method = method;
        this.path = path;
        this.body = body;
        this.time = Duration.ZERO;
        this.parts = List.of();
    }

    RacedOperation(Duration time) {
        this.method = "";
        this.path = "";
        this.body = "";
        this.time = time;
        this.parts = List.of();
    }

    RacedOperation(RacedOperation... parts) {
        this.method = "";
        this.path = "";
        this.body = "";
        this.time = Duration.ZERO;
        this.parts = List.of(parts);
    }

    /** What it is made of, one after the other: others may come in between. */
    List<RacedOperation> parts() {
        return parts.isEmpty() ? List.of(this) : parts;
    }

    /** Whether it comes over HTTP, and may have an idempotency key. */
    boolean isCall() {
        return !path.isEmpty();
    }

    /** Whether it is the same operation of the API. */
    boolean isLike(RacedOperation other) {
        return isCall() && path.equals(other.path);
    }

    boolean isOfOtp() {
        return path.startsWith("/otp/");
    }

    boolean isOfNip() {
        return path.startsWith("/nip/");
    }

    boolean isWork() {
        return parts().contains(WORK);
    }

    boolean isCode() {
        return path.equals("/nip/validate");
    }

    /** Whether a code that was typed before is typed for nothing, if this is done. */
    boolean endsRound() {
        return isOfNip() && this != WRONG_CODE;
    }

    String body(RacedExecution execution) {
        return body;
    }

    /** @return what is said to it, whole, but for ids and times */
    String by(RacedProcess process, RacedExecution execution, Optional<String> key) {
        if (!isCall()) {
            execution.pass(time);
            return "done";
        }
        Call call = process.call(method, execution.path(path));
        String sent = body(execution);
        Call whole = sent.isEmpty() ? call : call.json(sent);
        return execution.nameless(key.map(it -> whole.with("Idempotency-Key", it))
                .orElse(whole)
                .send()
                .told());
    }
}
