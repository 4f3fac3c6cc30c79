package dev.workfloo.http;

import dev.workfloo.http.connection.BodyArrival;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers the requests for a page. */
public interface PageHandler {

    /**
     * How many bytes may be posted by this request, files among them; looked at before any of them is read.
     *
     * @return empty where it is answered already, without them
     */
    OptionalInt largest(Context context);

    /**
     * @param body all that was posted, or why it was not read
     * @return what is sent in pieces behind the head that was answered, where nothing was posted; nothing where all is answered
     */
    Optional<Iterator<byte[]>> answer(Context context, Either<BodyArrival.Refusal, byte[]> body);

    /**
     * Says that it did not work. What went wrong is logged already.
     *
     * @param status 503 where trying again may help, else 500
     * @param incident what the log calls it
     */
    void failed(Context context, int status, String incident);
}
