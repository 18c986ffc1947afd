package p;

import android.os.AsyncTask;

class Load extends AsyncTask<String, Void, String> {
    @Override
    protected void onPreExecute() {}

    @Override
    protected String doInBackground(String... names) {
        hit();
        return names[0];
    }

    @Override
    protected void onPostExecute(String result) {}

    static void hit() {}
}
