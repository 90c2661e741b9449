package dev.paranoid.rest.guard;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** An answer that has to be read in time. It is written in small parts, and what comes too late is not written any more. */
final class BoundedAnswer extends HttpServletResponseWrapper {

    private static final int PART = 1 << 13;

    private final Deadline deadline;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    BoundedAnswer(HttpServletResponse response, Deadline deadline) {
        super(response);
        this.deadline = deadline;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream open = stream;
        if (open == null) {
            open = new Bytes(super.getOutputStream(), deadline);
            stream = open;
        }
        return open;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter open = writer;
        if (open == null) {
            open = new PrintWriter(new Characters(super.getWriter(), deadline));
            writer = open;
        }
        return open;
    }

    @Override
    public void flushBuffer() throws IOException {
        deadline.require();
        super.flushBuffer();
    }

    /** As bytes. */
    private static final class Bytes extends ServletOutputStream {

        private final ServletOutputStream out;
        private final Deadline deadline;

        Bytes(ServletOutputStream out, Deadline deadline) {
            this.out = out;
            this.deadline = deadline;
        }

        @Override
        public void write(int value) throws IOException {
            deadline.require();
            out.write(value);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PART) {
                deadline.require();
                out.write(from, offset + done, Math.min(PART, length - done));
            }
        }

        @Override
        public void flush() throws IOException {
            deadline.require();
            out.flush();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }

    /** As characters. */
    private static final class Characters extends FilterWriter {

        private final Deadline deadline;

        Characters(Writer out, Deadline deadline) {
            super(out);
            this.deadline = deadline;
        }

        @Override
        public void write(int value) throws IOException {
            deadline.require();
            super.write(value);
        }

        @Override
        public void write(char[] from, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PART) {
                deadline.require();
                super.write(from, offset + done, Math.min(PART, length - done));
            }
        }

        @Override
        public void write(String from, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PART) {
                deadline.require();
                super.write(from, offset + done, Math.min(PART, length - done));
            }
        }
    }
}
