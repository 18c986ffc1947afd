package p;

import android.webkit.DownloadListener;

class Save implements DownloadListener {
    @Override
    public void onDownloadStart(String url, String agent, String disposition, String type, long length) {}
}
