package com.example.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(properties = "paranoid.embedded.dir=target/embedded")
class NotesTests {

    @Autowired
    private Notes notes;

    @Autowired
    private JdbcTemplate jdbc;

    private int live() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM notes WHERE deleted_at IS NULL", Integer.class);
    }

    @Test
    void aNoteGoesAndComesBack() {
        notes.delete(1);
        assertEquals(0, live());
        notes.restore(1);
        assertEquals(1, live());
    }
}
