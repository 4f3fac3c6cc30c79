package dev.workfloo.pages;

import dev.workfloo.content.KeptContent;
import dev.workfloo.http.PageDispatch;
import dev.workfloo.http.PageHandler;
import dev.workfloo.http.connection.BodyArrival;
import dev.workfloo.http.connection.BodyArrival.Refusal;
import dev.workfloo.http.connection.Exchange;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;

/** A page on its way to the browser: guarded before it is asked, and sent with all that its area says. */
final class SentPage implements PageHandler {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Area area;
    private final PageRoute route;
    private final PageDispatch dispatch;
    private final int stepsUp;

    SentPage(Area area, PageRoute route, PageDispatch dispatch) {
        this(area, route, dispatch, 0);
    }

    private SentPage(Area area, PageRoute route, PageDispatch dispatch, int stepsUp) {
        this.area = area;
        this.route = route;
        this.dispatch = dispatch;
        this.stepsUp = stepsUp;
    }

    /** @param steps how far above its own address the page is that can be read again, as in another language */
    SentPage readAbove(int steps) {
        return new SentPage(area, route, dispatch, steps);
    }

    @Override
    public OptionalInt largest(Context context) {
        PageRequest request = request(context, new byte[0]);
        Either<PageAnswer, Integer> room = route.room().of(request);
        room.swap().forEach(answer -> send(context, request, answer));
        return room.fold(answer -> OptionalInt.empty(), OptionalInt::of);
    }

    @Override
    public Optional<Iterator<byte[]>> answer(Context context, Either<Refusal, byte[]> body) {
        PageRequest request = request(context, body.getOrElse(new byte[0]));
        PageAnswer answer = body.fold(why -> refused(why, request.words()), whole -> guarded(request));
        request.newVisitor().ifPresent(secret -> answer.with(cookie(PageRequest.VISITOR, secret, Optional.empty())));
        request.chosenLanguage()
                .ifPresent(chosen -> answer.with(cookie(PageRequest.LANGUAGE, chosen.tag(), Optional.of(A_YEAR))));
        if (answer.file().isPresent())
            return sendHead(context, request, answer, answer.file().get());
        send(context, request, answer);
        return Optional.empty();
    }

    /** Opened before anything is said of it: what fails until then is a page of its own. */
    private Optional<Iterator<byte[]>> sendHead(
            Context context, PageRequest request, PageAnswer answer, KeptContent file) {
        if (!Exchange.of(context.req()).take(FilePieces.HEAP)) {
            send(context, request, PlainPages.unavailable(request.words()));
            return Optional.empty();
        }
        Iterator<byte[]> pieces = new FilePieces(file.open(), file.reference().size());
        send(context, request, answer);
        return Optional.of(pieces).filter(Iterator::hasNext);
    }

    private static PageAnswer refused(BodyArrival.Refusal why, Words words) {
        return why == Refusal.TOO_LARGE ? PlainPages.tooLarge(words) : PlainPages.unavailable(words);
    }

    /** The form is read of those alone who may have one of ours. */
    private PageAnswer guarded(PageRequest request) {
        if (!route.isPosted()) return route.page().answer(request);
        Optional<String> secret = route.secret().apply(request);
        if (!request.isFromHere() || secret.isEmpty()) return PlainPages.stale(request.words());
        if (request.isTooMuch()) return PlainPages.tooLarge(request.words());
        boolean isOurs = request.form()
                .value(FormToken.FIELD)
                .filter(token -> FormToken.fits(secret.get(), token))
                .isPresent();
        return isOurs ? route.page().answer(request) : PlainPages.stale(request.words());
    }

    @Override
    public void failed(Context context, int status, String incident) {
        PageRequest request = request(context, new byte[0]);
        Words words = request.words();
        send(context, request, status == 503 ? PlainPages.unavailable(words) : PlainPages.failed(words, incident));
    }

    private PageRequest request(Context context, byte[] body) {
        return new PageRequest(context, body, Reached.by(context, dispatch));
    }

    private PageCookie cookie(String name, String value, Optional<Duration> age) {
        return new PageCookie(name, value, area.root(), age);
    }

    private void send(Context context, PageRequest request, PageAnswer answer) {
        context.status(answer.status());
        PageHeaders.of(area).forEach(context::header);
        answer.headers().forEach(context::header);
        boolean isLoopback = request.isLoopback();
        answer.cookies().forEach(cookie -> context.res().addHeader("Set-Cookie", cookie.header(isLoopback)));
        byte[] body = answer.shell()
                .map(shell -> Layout.around(answer.body(), again(shell, context.path()), area, request.words()))
                .orElse(answer.body());
        context.contentType(answer.type());
        if (answer.file().isEmpty()) context.result(body);
    }

    /** The address of an answer to a form may have no page to read. */
    private Shell again(Shell shell, String path) {
        if (stepsUp == 0 || !shell.translations().isEmpty()) return shell;
        String above = path;
        for (int step = 0; step < stepsUp; step++) above = above.substring(0, above.lastIndexOf('/'));
        return shell.at(above);
    }
}
