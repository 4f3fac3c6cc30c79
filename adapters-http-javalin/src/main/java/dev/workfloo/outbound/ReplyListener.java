package dev.workfloo.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;

/**
 * Gathers an answer within bounds. Where only the status counts, the answer is there with its headers; what follows is read,
 * as long as it is short, so that the connection can be used again.
 */
final class ReplyListener implements Response.Listener {

    private static final int LONGEST_IGNORED = 64 * 1024;

    private final int largest;
    private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int ignored;

    ReplyListener(int largest) {
        this.largest = largest;
    }

    CompletableFuture<HttpReply> reply() {
        return reply;
    }

    private boolean isBodyWanted(Response response) {
        return largest > 0 && response.getStatus() / 100 == 2;
    }

    @Override
    public void onHeaders(Response response) {
        if (!isBodyWanted(response)) finish(response, Optional.empty());
    }

    private void finish(Response response, Optional<byte[]> content) {
        reply.complete(new HttpReply(response.getStatus(), content));
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        if (!isBodyWanted(response)) {
            ignored += content.remaining();
            if (ignored > LONGEST_IGNORED) abort(response);
        } else if (content.remaining() > largest - body.size()) {
            finish(response, Optional.empty());
            abort(response);
        } else {
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            body.writeBytes(bytes);
        }
    }

    private static void abort(Response response) {
        response.abort(new IOException("the answer is larger than what is wanted of it"));
    }

    @Override
    public void onComplete(Result result) {
        if (result.isSucceeded()) finish(result.getResponse(), Optional.of(body.toByteArray()));
        else reply.completeExceptionally(result.getFailure());
    }
}
