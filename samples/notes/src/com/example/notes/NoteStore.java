package com.example.notes;

import android.content.Context;
import android.content.SharedPreferences;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** The note and the consent, in this app's own folder. */
final class NoteStore {
    private static final String FILE = "note.txt";

    private final Context context;

    NoteStore(Context context) {
        this.context = context;
    }

    private SharedPreferences settings() {
        return context.getSharedPreferences("settings", Context.MODE_PRIVATE);
    }

    boolean agreed() {
        return settings().getBoolean("agreed", false);
    }

    void rememberConsent() {
        settings().edit().putBoolean("agreed", true).apply();
    }

    String load() {
        try {
            FileInputStream in = context.openFileInput(FILE);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] part = new byte[4096];
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                all.write(part, 0, count);
            }
            in.close();
            return all.toString("UTF-8");
        } catch (IOException none) {
            return "";
        }
    }

    void save(String text) {
        try {
            FileOutputStream out = context.openFileOutput(FILE, Context.MODE_PRIVATE);
            out.write(text.getBytes("UTF-8"));
            out.close();
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    void deleteEverything() {
        context.deleteFile(FILE);
        settings().edit().clear().apply();
    }
}
