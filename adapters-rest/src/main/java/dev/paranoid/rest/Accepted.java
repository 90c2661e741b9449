package dev.paranoid.rest;

import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Restoration;
import jakarta.servlet.http.HttpServletResponse;

/** Answers to what goes on in the background: 202, and where to ask how far it has come. */
final class Accepted {

    private Accepted() {}

    static DeletionBody in(HttpServletResponse response, Deleted deleted) {
        Deletion deletion = deleted.deletion();
        tell(response, deletion.activity().isPresent(), deletion.id().toString());
        return Answers.SHAPES.deletion(deletion);
    }

    static RestoreBody in(HttpServletResponse response, Restoration restoration) {
        tell(response, restoration.inProgress(), restoration.deletion().toString());
        return Answers.SHAPES.restore(restoration);
    }

    private static void tell(HttpServletResponse response, boolean inProgress, String deletion) {
        if (inProgress) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.setHeader("Location", "/api/deletions/" + deletion);
        }
    }
}
