addEventListener("beforeprint",()=>{document.querySelectorAll("details:not([open])").forEach(d=>{d.open=true;d.dataset.closed=""})});
addEventListener("afterprint",()=>{document.querySelectorAll("details[data-closed]").forEach(d=>{d.open=false;delete d.dataset.closed})});
