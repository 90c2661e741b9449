package dev.paranoid.live.hidden;

/** Is told of statements that asked for hidden rows. */
public interface HiddenRowsListener {

    /**
     * A statement that concerns a table whose rows can be hidden runs as it is written.
     *
     * @param statement its id, such as {@code com.example.UserMapper.findAll}
     * @param by what asked for it: {@code annotation}, {@code scope} or {@code comment}
     */
    void asked(String statement, String by);
}
