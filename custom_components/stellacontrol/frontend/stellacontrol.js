await customElements.whenDefined("home-assistant");const F=globalThis,dt=F.ShadowRoot&&(F.ShadyCSS===void 0||F.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ut=Symbol(),_t=new WeakMap;let Bt=class{constructor(t,e,i){if(this._$cssResult$=!0,i!==ut)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o;const e=this.t;if(dt&&t===void 0){const i=e!==void 0&&e.length===1;i&&(t=_t.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&_t.set(e,t))}return t}toString(){return this.cssText}};const de=n=>new Bt(typeof n=="string"?n:n+"",void 0,ut),J=(n,...t)=>{const e=n.length===1?n[0]:t.reduce((i,o,s)=>i+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+n[s+1],n[0]);return new Bt(e,n,ut)},ue=(n,t)=>{if(dt)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(const e of t){const i=document.createElement("style"),o=F.litNonce;o!==void 0&&i.setAttribute("nonce",o),i.textContent=e.cssText,n.appendChild(i)}},yt=dt?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(const i of t.cssRules)e+=i.cssText;return de(e)})(n):n;const{is:he,defineProperty:pe,getOwnPropertyDescriptor:fe,getOwnPropertyNames:me,getOwnPropertySymbols:ge,getPrototypeOf:be}=Object,K=globalThis,wt=K.trustedTypes,ve=wt?wt.emptyScript:"",$e=K.reactiveElementPolyfillSupport,R=(n,t)=>n,G={toAttribute(n,t){switch(t){case Boolean:n=n?ve:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},ht=(n,t)=>!he(n,t),xt={attribute:!0,type:String,converter:G,reflect:!1,useDefault:!1,hasChanged:ht};Symbol.metadata??=Symbol("metadata"),K.litPropertyMetadata??=new WeakMap;let E=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=xt){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){const i=Symbol(),o=this.getPropertyDescriptor(t,i,e);o!==void 0&&pe(this.prototype,t,o)}}static getPropertyDescriptor(t,e,i){const{get:o,set:s}=fe(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:o,set(r){const c=o?.call(this);s?.call(this,r),this.requestUpdate(t,c,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??xt}static _$Ei(){if(this.hasOwnProperty(R("elementProperties")))return;const t=be(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(R("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(R("properties"))){const e=this.properties,i=[...me(e),...ge(e)];for(const o of i)this.createProperty(o,e[o])}const t=this[Symbol.metadata];if(t!==null){const e=litPropertyMetadata.get(t);if(e!==void 0)for(const[i,o]of e)this.elementProperties.set(i,o)}this._$Eh=new Map;for(const[e,i]of this.elementProperties){const o=this._$Eu(e,i);o!==void 0&&this._$Eh.set(o,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const e=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const o of i)e.unshift(yt(o))}else t!==void 0&&e.push(yt(t));return e}static _$Eu(t,e){const i=e.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,e=this.constructor.elementProperties;for(const i of e.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ue(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,i){this._$AK(t,i)}_$ET(t,e){const i=this.constructor.elementProperties.get(t),o=this.constructor._$Eu(t,i);if(o!==void 0&&i.reflect===!0){const s=(i.converter?.toAttribute!==void 0?i.converter:G).toAttribute(e,i.type);this._$Em=t,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(t,e){const i=this.constructor,o=i._$Eh.get(t);if(o!==void 0&&this._$Em!==o){const s=i.getPropertyOptions(o),r=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:G;this._$Em=o;const c=r.fromAttribute(e,s.type);this[o]=c??this._$Ej?.get(o)??c,this._$Em=null}}requestUpdate(t,e,i,o=!1,s){if(t!==void 0){const r=this.constructor;if(o===!1&&(s=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??ht)(s,e)||i.useDefault&&i.reflect&&s===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,e,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:i,reflect:o,wrapped:s},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),s!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(e=void 0),this._$AL.set(t,e)),o===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[o,s]of i){const{wrapped:r}=s,c=this[o];r!==!0||this._$AL.has(o)||c===void 0||this.C(o,void 0,s,c)}}let t=!1;const e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(e)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};E.elementStyles=[],E.shadowRootOptions={mode:"open"},E[R("elementProperties")]=new Map,E[R("finalized")]=new Map,$e?.({ReactiveElement:E}),(K.reactiveElementVersions??=[]).push("2.1.2");const pt=globalThis,At=n=>n,V=pt.trustedTypes,kt=V?V.createPolicy("lit-html",{createHTML:n=>n}):void 0,Dt="$lit$",v=`lit$${Math.random().toFixed(9).slice(2)}$`,Lt="?"+v,_e=`<${Lt}>`,A=document,N=()=>A.createComment(""),j=n=>n===null||typeof n!="object"&&typeof n!="function",ft=Array.isArray,ye=n=>ft(n)||typeof n?.[Symbol.iterator]=="function",nt=`[ 	
\f\r]`,T=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,St=/-->/g,Et=/>/g,y=RegExp(`>|${nt}(?:([^\\s"'>=/]+)(${nt}*=${nt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),qt=/'/g,Ct=/"/g,Ht=/^(?:script|style|textarea|title)$/i,Ft=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),a=Ft(1),we=Ft(2),q=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),Ot=new WeakMap,w=A.createTreeWalker(A,129);function Wt(n,t){if(!ft(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return kt!==void 0?kt.createHTML(t):t}const xe=(n,t)=>{const e=n.length-1,i=[];let o,s=t===2?"<svg>":t===3?"<math>":"",r=T;for(let c=0;c<e;c++){const l=n[c];let h,p,u=-1,m=0;for(;m<l.length&&(r.lastIndex=m,p=r.exec(l),p!==null);)m=r.lastIndex,r===T?p[1]==="!--"?r=St:p[1]!==void 0?r=Et:p[2]!==void 0?(Ht.test(p[2])&&(o=RegExp("</"+p[2],"g")),r=y):p[3]!==void 0&&(r=y):r===y?p[0]===">"?(r=o??T,u=-1):p[1]===void 0?u=-2:(u=r.lastIndex-p[2].length,h=p[1],r=p[3]===void 0?y:p[3]==='"'?Ct:qt):r===Ct||r===qt?r=y:r===St||r===Et?r=T:(r=y,o=void 0);const b=r===y&&n[c+1].startsWith("/>")?" ":"";s+=r===T?l+_e:u>=0?(i.push(h),l.slice(0,u)+Dt+l.slice(u)+v+b):l+v+(u===-2?c:b)}return[Wt(n,s+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class z{constructor({strings:t,_$litType$:e},i){let o;this.parts=[];let s=0,r=0;const c=t.length-1,l=this.parts,[h,p]=xe(t,e);if(this.el=z.createElement(h,i),w.currentNode=this.el.content,e===2||e===3){const u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(o=w.nextNode())!==null&&l.length<c;){if(o.nodeType===1){if(o.hasAttributes())for(const u of o.getAttributeNames())if(u.endsWith(Dt)){const m=p[r++],b=o.getAttribute(u).split(v),L=/([.?@])?(.*)/.exec(m);l.push({type:1,index:s,name:L[2],strings:b,ctor:L[1]==="."?ke:L[1]==="?"?Se:L[1]==="@"?Ee:X}),o.removeAttribute(u)}else u.startsWith(v)&&(l.push({type:6,index:s}),o.removeAttribute(u));if(Ht.test(o.tagName)){const u=o.textContent.split(v),m=u.length-1;if(m>0){o.textContent=V?V.emptyScript:"";for(let b=0;b<m;b++)o.append(u[b],N()),w.nextNode(),l.push({type:2,index:++s});o.append(u[m],N())}}}else if(o.nodeType===8)if(o.data===Lt)l.push({type:2,index:s});else{let u=-1;for(;(u=o.data.indexOf(v,u+1))!==-1;)l.push({type:7,index:s}),u+=v.length-1}s++}}static createElement(t,e){const i=A.createElement("template");return i.innerHTML=t,i}}function C(n,t,e=n,i){if(t===q)return t;let o=i!==void 0?e._$Co?.[i]:e._$Cl;const s=j(t)?void 0:t._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(n),o._$AT(n,e,i)),i!==void 0?(e._$Co??=[])[i]=o:e._$Cl=o),o!==void 0&&(t=C(n,o._$AS(n,t.values),o,i)),t}class Ae{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:e},parts:i}=this._$AD,o=(t?.creationScope??A).importNode(e,!0);w.currentNode=o;let s=w.nextNode(),r=0,c=0,l=i[0];for(;l!==void 0;){if(r===l.index){let h;l.type===2?h=new B(s,s.nextSibling,this,t):l.type===1?h=new l.ctor(s,l.name,l.strings,this,t):l.type===6&&(h=new qe(s,this,t)),this._$AV.push(h),l=i[++c]}r!==l?.index&&(s=w.nextNode(),r++)}return w.currentNode=A,o}p(t){let e=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,e),e+=i.strings.length-2):i._$AI(t[e])),e++}}class B{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,i,o){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=i,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=C(this,t,e),j(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==q&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):ye(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&j(this._$AH)?this._$AA.nextSibling.data=t:this.T(A.createTextNode(t)),this._$AH=t}$(t){const{values:e,_$litType$:i}=t,o=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=z.createElement(Wt(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===o)this._$AH.p(e);else{const s=new Ae(o,this),r=s.u(this.options);s.p(e),this.T(r),this._$AH=s}}_$AC(t){let e=Ot.get(t.strings);return e===void 0&&Ot.set(t.strings,e=new z(t)),e}k(t){ft(this._$AH)||(this._$AH=[],this._$AR());const e=this._$AH;let i,o=0;for(const s of t)o===e.length?e.push(i=new B(this.O(N()),this.O(N()),this,this.options)):i=e[o],i._$AI(s),o++;o<e.length&&(this._$AR(i&&i._$AB.nextSibling,o),e.length=o)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){const i=At(t).nextSibling;At(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class X{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,i,o,s){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=e,this._$AM=o,this.options=s,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=d}_$AI(t,e=this,i,o){const s=this.strings;let r=!1;if(s===void 0)t=C(this,t,e,0),r=!j(t)||t!==this._$AH&&t!==q,r&&(this._$AH=t);else{const c=t;let l,h;for(t=s[0],l=0;l<s.length-1;l++)h=C(this,c[i+l],e,l),h===q&&(h=this._$AH[l]),r||=!j(h)||h!==this._$AH[l],h===d?t=d:t!==d&&(t+=(h??"")+s[l+1]),this._$AH[l]=h}r&&!o&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class ke extends X{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}}class Se extends X{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}}class Ee extends X{constructor(t,e,i,o,s){super(t,e,i,o,s),this.type=5}_$AI(t,e=this){if((t=C(this,t,e,0)??d)===q)return;const i=this._$AH,o=t===d&&i!==d||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,s=t!==d&&(i===d||o);o&&this.element.removeEventListener(this.name,this,i),s&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class qe{constructor(t,e,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){C(this,t)}}const Ce=pt.litHtmlPolyfillSupport;Ce?.(z,B),(pt.litHtmlVersions??=[]).push("3.3.3");const Oe=(n,t,e)=>{const i=e?.renderBefore??t;let o=i._$litPart$;if(o===void 0){const s=e?.renderBefore??null;i._$litPart$=o=new B(t.insertBefore(N(),s),s,void 0,e??{})}return o._$AI(n),o};const mt=globalThis;class x extends E{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Oe(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return q}}x._$litElement$=!0,x.finalized=!0,mt.litElementHydrateSupport?.({LitElement:x});const Ue=mt.litElementPolyfillSupport;Ue?.({LitElement:x});(mt.litElementVersions??=[]).push("4.2.2");const Me={attribute:!0,type:String,converter:G,reflect:!1,hasChanged:ht},Pe=(n=Me,t,e)=>{const{kind:i,metadata:o}=e;let s=globalThis.litPropertyMetadata.get(o);if(s===void 0&&globalThis.litPropertyMetadata.set(o,s=new Map),i==="setter"&&((n=Object.create(n)).wrapped=!0),s.set(e.name,n),i==="accessor"){const{name:r}=e;return{set(c){const l=t.get.call(this);t.set.call(this,c),this.requestUpdate(r,l,n,!0,c)},init(c){return c!==void 0&&this.C(r,void 0,n,c),c}}}if(i==="setter"){const{name:r}=e;return function(c){const l=this[r];t.call(this,c),this.requestUpdate(r,l,n,!0,c)}}throw Error("Unsupported decorator location: "+i)};function U(n){return(t,e)=>typeof e=="object"?Pe(n,t,e):((i,o,s)=>{const r=o.hasOwnProperty(s);return o.constructor.createProperty(s,i),r?Object.getOwnPropertyDescriptor(o,s):void 0})(n,t,e)}function g(n){return U({...n,state:!0,attribute:!1})}const Te=1e3,W=new Set;let it;function Ie(){document.hidden||W.forEach(n=>{n.requestUpdate()})}function Gt(n){n.addController({hostConnected:()=>{W.add(n),it??=setInterval(Ie,Te)},hostDisconnected:()=>{W.delete(n),!(W.size>0)&&(clearInterval(it),it=void 0)}})}function Re(n){return n===void 0||n.state==="unavailable"||n.state==="unknown"}class gt{constructor(t,e){this.hass=t,this.roles=e}entityId(t){return this.roles[t]}state(t){const e=this.roles[t];return e===void 0?void 0:this.hass.states[e]}isAvailable(t){const e=this.state(t);return e!==void 0&&e.state!=="unavailable"}text(t){const e=this.state(t);return Re(e)?void 0:e?.state}number(t){const e=Number(this.text(t)??NaN);return Number.isFinite(e)?e:void 0}moment(t){const e=Date.parse(this.text(t)??"");return Number.isNaN(e)?void 0:e}isOn(t){const e=this.text(t);return e===void 0?void 0:e==="on"}value(t){return this.text(t)===void 0?void 0:this.valueOrUnknown(t)}valueOrUnknown(t){const e=this.state(t);if(!(e===void 0||!this.isAvailable(t)))return{entityId:e.entity_id,text:this.hass.formatEntityState(e),unit:Vt(e)}}}function Vt(n){const t=n.attributes.unit_of_measurement;return typeof t=="string"?t:void 0}const lt=5,Ne=["uplink_active","agc_active","over_power","feedback","automatic_shutdown","manual_shutdown"],je=["automatic_shutdown","over_power","feedback"];function ze(n,t){const e=new gt(n,t.entities),i=De(e),o=je.find(r=>e.isOn(r)),s=e.value("signal_strength");return{id:t.id,label:t.label,condition:o??Be(e,i),isAlarm:o!==void 0,switch:i,signal:s,leds:Math.min(lt,Math.max(0,Math.round(e.number("signal_strength")??0))),lamps:Ne.flatMap(r=>Le(e,r,i)),uplinkPower:e.value("uplink_power"),downlinkPower:e.value("downlink_power"),usage:e.value("band_usage")}}function Be(n,t){if(t?.isPending)return"pending";if(t?.isOn===!1)return"off";const e=n.isOn("online");return e===!1?"offline":n.isOn("uplink_active")?"in_use":e??n.text("signal_strength")!==void 0?"working":"silent"}function De(n){const t=n.state("switch");if(t!==void 0)return{entityId:t.entity_id,isOn:n.isOn("switch"),isPending:t.attributes.pending===!0,isAvailable:n.isAvailable("switch")}}function Le(n,t,e){const i=n.entityId(t);if(i!==void 0)return[{role:t,entityId:i,isLit:n.isOn(t)??!1}];if(t==="manual_shutdown"&&e!==void 0){const o=e.isOn===!1&&!e.isPending;return[{role:t,entityId:e.entityId,isLit:o}]}return[]}function Qt(n,t,e){const i=n.entityId("messages_used");if(i===void 0)return;const o=t.monthly_quota,s=n.number("messages_used"),r=(n.moment("boost_ends")??0)>e,c=r?void 0:n.number("messages_projected"),l=r?void 0:n.moment("quota_exhausted");return{entityId:i,limit:o,used:s,isBoosted:r,projected:c,resetsAt:He(e,t.quota_reset_day),runsOutAt:l===void 0?void 0:new Date(l),health:s!==void 0&&s>=o?"exhausted":l!==void 0||(c??0)>o?"at_risk":"good"}}function He(n,t){const e=new Date(n),i=e.getUTCFullYear(),o=e.getUTCMonth(),s=new Date(Date.UTC(i,o,t));return s.getTime()>n?s:new Date(Date.UTC(i,o+1,t))}function Fe(n,t,e){const i=new gt(n,t.entities);return{deviceId:t.device_id,name:t.name??"",presence:Yt(i),connection:Zt(i),description:i.value("connection_description"),temperature:i.value("temperature"),isTooHot:i.isOn("temperature_alarm")??!1,lastMessageId:i.entityId("last_message"),lastMessageAt:i.moment("last_message"),frequencyId:i.entityId("current_message_frequency"),period:Ge(i),boost:Ve(i,e),bands:t.bands.map(o=>ze(n,o)),quota:Qt(i,t,e),reboot:Ut(i,"reboot"),recalibrate:Ut(i,"recalibrate")}}function Yt(n){const t=["connected","connection_status"].find(i=>n.entityId(i)!==void 0);if(t===void 0)return"unknown";if(!n.isAvailable(t))return"unavailable";const e=n.text(t);return e===void 0?"unknown":["on","online","heartbeat"].includes(e)?"online":"offline"}function Zt(n){return n.valueOrUnknown("connection_status")??n.valueOrUnknown("connected")}const We={s:1,min:60,h:3600};function Ge(n){const t="current_message_frequency",e=n.number(t),i=n.state(t),o=We[(i&&Vt(i))??"s"];return e===void 0||o===void 0?void 0:e*o}function Ve(n,t){const e=n.entityId("boost_ends"),i=n.moment("boost_ends");if(!(e===void 0||i===void 0||i<=t))return{entityId:e,until:i,isByUser:n.text("boost_reason")==="boost"}}function Ut(n,t){const e=n.entityId(t);if(e!==void 0)return{entityId:e,isAvailable:n.isAvailable(t)}}const Jt={"card.name":"StellaControl repeater","card.description":"One repeater as its front panel: bands, alarms, quota and commands.","card.choose_device":"Choose a repeater in the card's settings.","card.unknown_device":"This repeater is not there any more, or you may not see it.","card.not_loaded":"StellaControl does not answer. Is the integration set up?","card.loading":"Looking for the repeater…","editor.device":"Repeater","editor.name":"Name","editor.name_helper":"Shown in place of the device's name.","editor.hide_quota":"Hide the quota","editor.hide_controls":"Hide the commands","head.unavailable":"The platform does not answer","head.message":"Message {age}","head.no_message":"No message yet","head.frequency":"Every {period}","head.boost":"Boost {countdown}","head.temperature":"Temperature {value}","head.too_hot":"Temperature {value}, too hot","bands.label":"Bands","bands.none":"This repeater has not told of any band yet.","band.switch":"{band} on or off","band.signal":"Signal strength {count} of 5","band.no_signal":"Signal strength not known","band.uplink_power":"Uplink power {value}","band.downlink_power":"Downlink power {value}","band.usage":"Usage {value}","condition.automatic_shutdown":"Shut down","condition.over_power":"Over power","condition.feedback":"Feedback","condition.pending":"Pending","condition.off":"Off","condition.silent":"No data","condition.offline":"Offline","condition.in_use":"In use","condition.working":"Working","lamp.uplink_active":"Uplink active","lamp.agc_active":"AGC active","lamp.over_power":"Over power","lamp.feedback":"Feedback","lamp.automatic_shutdown":"Shut down by itself","lamp.manual_shutdown":"Turned off","lamp.pending":"Waiting for the device to confirm","quota.title":"Message quota","quota.used":"{used} of {limit} messages used","quota.unknown":"Messages used not known","quota.projected":"{projected} projected","quota.boosting":"No projection during a boost","quota.resets":"Resets on {day}","quota.runs_out":"Runs out on {day}","quota.exhausted":"Quota used up","controls.boost":"Boost","controls.end_boost":"End boost","controls.recalibrate":"Recalibrate","controls.reboot":"Reboot","controls.cancel":"Cancel","controls.recalibrate_question":"Recalibrate {name} now? Its bands may drop for a moment.","controls.reboot_question":"Reboot {name} now? It amplifies nothing until it is back, which takes a minute or two.","controls.boost_explained":"Lets the repeater report more often for a while. Every message counts against the quota.","controls.frequency":"Message frequency","controls.duration":"For","controls.start":"Start boost","controls.failed":"It did not work.","quota.column_used":"Used","quota.column_projected":"Projected","quota.column_limit":"Quota","quota.column_outcome":"Outlook","dashboard.name":"StellaControl fleet","dashboard.description":"All repeaters, those in trouble first, their message quotas and a view of each one.","dashboard.title":"Repeaters","dashboard.fleet":"Fleet","dashboard.quota":"Quota","graph.title":"Last 24 hours","graph.temperature":"Temperature","graph.uplink_power":"Uplink power","graph.downlink_power":"Downlink power","graph.band_usage":"Usage","fleet.loading":"Looking for repeaters…","fleet.none":"There is no repeater yet.","fleet.none_found":"No repeater fits what you look for.","fleet.kinds":"Show","fleet.all":"All","fleet.alarm":"Alarm","fleet.offline":"Offline","fleet.quota":"Quota at risk","fleet.search":"Search","fleet.area":"Area","fleet.all_areas":"All areas","fleet.pages":"Pages","fleet.page":"Page {page} of {pages}","fleet.previous":"Previous page","fleet.next":"Next page","fleet.quota_used":"{share} of the quota used","fleet.too_hot":"Too hot"};var Qe=["de","en","es","fr","it","nl","pl","pt","sv"];const Kt="en",Q=new Map([[Kt,Jt]]),ot=new Map,Mt=new URL(import.meta.url);function bt(n){return[n,n.split("-")[0]??""].find(e=>Qe.includes(e))??Kt}function Ye(n){const t=bt(n);return n.startsWith(t)?n:t}async function tt(n){const t=bt(n);Q.has(t)||(ot.has(t)||ot.set(t,Ze(t)),await ot.get(t))}async function Ze(n){let t={};try{const e=await fetch(new URL(`translations/${n}.json${Mt.search}`,Mt));e.ok&&(t=await e.json())}catch{}Q.set(n,t)}function O(n,t){const e=bt(n);Q.has(e)||tt(n).then(t);const i=Q.get(e)??{};return(o,s={})=>(i[o]??Jt[o]).replace(/\{(\w+)\}/g,(r,c)=>String(s[c]??r))}function Xt(){return document.documentElement.lang||navigator.language}const te=1,$=60*te,_=60*$,Pt=24*_,Je={comma_decimal:"en",decimal_comma:"de",quote_decimal:"de-CH",space_comma:"fr"},st=new Map;function I(n,...t){const e=JSON.stringify(t);return st.has(e)||st.set(e,n()),st.get(e)}class Ke{constructor(t){this.hass=t,this.language=Ye(t.locale.language),this.timeZone=t.locale.time_zone==="server"?t.config.time_zone:void 0}number(t){const{language:e,number_format:i="language"}=this.hass.locale;return I(()=>i==="none"?new Intl.NumberFormat("en",{useGrouping:!1}):i==="system"?new Intl.NumberFormat:new Intl.NumberFormat(Je[i]??e),"number",e,i).format(t)}share(t){return I(()=>new Intl.NumberFormat(this.language,{style:"percent"}),"share",this.language).format(t)}day(t,e=this.timeZone){return I(()=>new Intl.DateTimeFormat(this.language,{day:"numeric",month:"long",...e&&{timeZone:e}}),"day",this.language,e).format(t)}age(t,e){const i=Math.max(0,Math.round((e-t)/1e3)),[o,s]=i<$?[te,"second"]:i<_?[$,"minute"]:i<Pt?[_,"hour"]:[Pt,"day"];return I(()=>new Intl.RelativeTimeFormat(this.language,{style:"short"}),"age",this.language).format(-Math.floor(i/o),s)}period(t){const[e,i]=t>=_&&t%_===0?[t/_,"hour"]:t>=$&&t%$===0?[t/$,"minute"]:[t,"second"];return I(()=>new Intl.NumberFormat(this.language,{style:"unit",unit:i,unitDisplay:"short"}),"period",this.language,i).format(e)}}function Xe(n,t){const e=Math.max(0,Math.ceil((n-t)/1e3)),i=Math.floor(e/_),o=Math.floor(e%_/$),s=String(e%$).padStart(2,"0");return i>0?`${i}:${String(o).padStart(2,"0")}:${s}`:`${o}:${s}`}function ee(n,t){return{hass:n,translate:O(n.language,t),formats:new Ke(n),now:Date.now()}}async function ne(n){return(await n.callWS({type:"stellacontrol/repeaters"})).repeaters}function ie(n,t,e){return n.connection.subscribeMessage(i=>{e(i.repeater)},{type:"stellacontrol/subscribe_repeater",device_id:t},{resubscribe:!1})}async function tn(n,t){let e;const i=new Promise(s=>{e=s}),o=await ie(n,t,s=>{e(s)});try{return await i}finally{await o()}}function en(n){return[n,...n.bands].flatMap(t=>Object.values(t.entities).filter(e=>e!==void 0))}const vt=J`
  :host {
    --good: var(--success-color, #43a047);
    --bad: var(--error-color, #db4437);
    --warn: var(--warning-color, #ffa600);
    --info: var(--info-color, var(--primary-color, #039be5));
    --text: var(--primary-text-color, #212121);
    --quiet: var(--secondary-text-color, #5e5e5e);
    --line: var(--divider-color, #e0e0e0);
    --faint: color-mix(in srgb, var(--text) 12%, transparent);
    display: block;
  }
`,nn={"1s":1,"10s":10,"1m":60};function on(n,t,e){const i=e?"turn_on":"turn_off";return n.callService("switch",i,{},{entity_id:t})}function sn(n,t){return n.callService("button","press",{},{entity_id:t},!1)}function rn(n,t,e,i){const o={device_id:t,frequency:e,duration:{minutes:i}};return n.callService("stellacontrol","boost",o,void 0,!1)}function an(n,t){const e={device_id:t};return n.callService("stellacontrol","end_boost",e,void 0,!1)}async function ln(n,t){const e=t??{};return await cn(n,e).catch(()=>"")||(e.message??"")}async function cn(n,t){const{translation_domain:e,translation_key:i}=t;return e===void 0||i===void 0||!n.loadBackendTranslation?"":(await n.loadBackendTranslation("exceptions",e))(`component.${e}.exceptions.${i}.message`,t.translation_placeholders)}function oe(n,t){n.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:{entityId:t}}))}function f(n,t,e,i=""){return n===void 0?a`<span class="info ${i}">${t}</span>`:a`<button
    class="info ${i}"
    aria-label=${e??d}
    title=${e??d}
    @click=${o=>{o.currentTarget&&oe(o.currentTarget,n)}}
  >
    ${t}
  </button>`}const dn={uplink_active:"mdi:cellphone-wireless",agc_active:"mdi:tune-vertical",over_power:"mdi:flash-alert",feedback:"mdi:sync-alert",automatic_shutdown:"mdi:shield-alert",manual_shutdown:"mdi:power"};function un(n,t){const{translate:e}=t,i=e(`condition.${n.condition}`),o=n.switch?.isOn??!0;return a`<li
    class="band ${n.condition} ${n.isAlarm?"alarm":""} ${o?"":"off"}"
  >
    ${f(n.switch?.entityId??n.signal?.entityId,n.label,void 0,"label")}
    ${hn(n,t)}
    <div class="condition">${i}</div>
    <div class="lamps">${n.lamps.map(s=>pn(s,t))}</div>
    <div class="values">
      ${rt(n.uplinkPower,"mdi:arrow-up-thin","band.uplink_power",t)}
      ${rt(n.downlinkPower,"mdi:arrow-down-thin","band.downlink_power",t)}
      ${rt(n.usage,"mdi:gauge","band.usage",t)}
    </div>
    ${mn(n,t)}
  </li>`}function hn(n,{translate:t}){const e=n.signal?t("band.signal",{count:n.leds}):t("band.no_signal"),i=Array.from({length:lt},(o,s)=>lt-s);return f(n.signal?.entityId,a`${i.map(o=>a`<i class=${o<=n.leds?"lit":""}></i>`)}`,e,"leds")}function pn({role:n,entityId:t,isLit:e},{translate:i}){const o=i(`lamp.${n}`);return a`<button
    class="lamp ${n} ${e?"lit":""}"
    title=${o}
    aria-label=${o}
    aria-hidden=${e?"false":"true"}
    tabindex=${e?0:-1}
    @click=${s=>{s.currentTarget&&oe(s.currentTarget,t)}}
  >
    <ha-icon icon=${dn[n]}></ha-icon>
  </button>`}function rt(n,t,e,{translate:i}){return n===void 0?d:f(n.entityId,a`<ha-icon icon=${t}></ha-icon>${fn(n)}`,i(e,{value:n.text}))}function fn({text:n,unit:t}){return t!==void 0&&n.endsWith(t)?a`${n.slice(0,-t.length)}<span class="unit">${t}</span>`:a`${n}`}function mn(n,{hass:t,translate:e}){if(n.switch===void 0)return d;const{entityId:i,isOn:o,isPending:s,isAvailable:r}=n.switch;return a`<button
    class="switch ${s?"pending":""}"
    role="switch"
    aria-checked=${o?"true":"false"}
    aria-label=${e("band.switch",{band:n.label})}
    title=${s?e("lamp.pending"):d}
    ?disabled=${!r}
    @click=${()=>{on(t,i,!o).catch(()=>{})}}
  >
    <i></i>
  </button>`}const gn=J`
  ha-card {
    container-type: inline-size;
    display: block;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    border-radius: 6px;
  }
  button:focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }
  ha-icon {
    --mdc-icon-size: 16px;
    flex: none;
    display: inline-flex;
  }
  .quiet {
    color: var(--quiet);
  }
  .notice {
    margin: 0;
    padding: 8px 0;
    color: var(--quiet);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 12px;
  }
  h2 {
    margin: 0;
    font-size: 20px;
    font-weight: 500;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .connection,
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 14px;
  }
  .facts {
    margin-top: 4px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .info {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .facts .alarm {
    color: var(--text);
    font-weight: 500;
  }
  .facts .alarm ha-icon {
    color: var(--bad);
  }
  .facts .boost {
    color: var(--text);
  }
  .facts .boost ha-icon {
    color: var(--info);
  }
  .dot {
    width: 10px;
    height: 10px;
    margin-inline-end: 4px;
    border-radius: 50%;
    background: var(--quiet);
  }
  .online > .info > .dot {
    background: var(--good);
  }
  .offline > .info > .dot {
    background: var(--bad);
  }

  .bands {
    display: grid;
    grid-template-columns: repeat(var(--wide), minmax(0, 150px));
    justify-content: center;
    gap: 6px;
    margin: 16px 0;
    padding: 0;
    list-style: none;
  }
  @container (max-width: 400px) {
    .bands {
      grid-template-columns: repeat(var(--narrow), minmax(0, 150px));
    }
  }
  .band {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    min-width: 0;
    padding: 10px 3px;
    border: 1px solid var(--line);
    border-radius: 10px;
    --led: var(--good);
  }
  .band.alarm {
    --led: var(--bad);
    border-color: var(--bad);
    background: color-mix(in srgb, var(--bad) 8%, transparent);
  }
  .band.pending {
    --led: var(--info);
  }
  .band.off,
  .band.offline,
  .band.silent {
    --led: var(--quiet);
  }
  .label {
    font-weight: 500;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .leds {
    display: flex;
    flex-direction: column;
    gap: 3px;
    padding: 4px;
  }
  .leds i {
    width: 30px;
    height: 7px;
    border-radius: 2px;
    background: var(--faint);
  }
  .leds i.lit {
    background: var(--led);
  }
  .condition {
    font-size: 12px;
    line-height: 1.2;
    text-align: center;
    color: var(--quiet);
  }
  .alarm .condition,
  .pending .condition,
  .in_use .condition {
    color: var(--text);
    font-weight: 500;
  }
  .lamps {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
    max-width: 58px;
  }
  .lamp {
    display: flex;
    align-items: center;
    justify-content: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    color: var(--text);
    opacity: 0.22;
    --mdc-icon-size: 14px;
  }
  .lamp.lit {
    opacity: 1;
    --mdc-icon-size: 16px;
  }
  .lamp.lit.uplink_active {
    color: var(--info);
  }
  .lamp.lit.agc_active {
    color: var(--warn);
  }
  .lamp.lit.over_power,
  .lamp.lit.feedback,
  .lamp.lit.automatic_shutdown {
    color: var(--bad);
  }
  .values {
    display: flex;
    flex-direction: column;
    gap: 2px;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .values ha-icon {
    --mdc-icon-size: 13px;
    color: var(--quiet);
  }
  .values .info {
    gap: 2px;
  }
  .unit {
    margin-inline-start: 1px;
    color: var(--quiet);
  }
  @container (max-width: 80px) {
    .unit {
      display: none;
    }
    .label {
      /* Each word in a line of its own, in all columns. */
      word-spacing: 100vw;
      line-height: 1.2;
    }
  }
  .switch {
    position: relative;
    width: 40px;
    height: 22px;
    margin-top: auto;
    border-radius: 11px;
    background: var(--quiet);
    transition: background 0.15s;
  }
  .switch i {
    position: absolute;
    top: 3px;
    inset-inline-start: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--card-background-color, #fff);
    transition: inset-inline-start 0.15s;
  }
  .switch[aria-checked="true"] {
    background: var(--primary-color, #039be5);
  }
  .switch[aria-checked="true"] i {
    inset-inline-start: 21px;
  }
  .switch[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .switch.pending i {
    animation: waiting 1.2s ease-in-out infinite alternate;
  }
  @keyframes waiting {
    to {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .switch.pending i {
      animation: none;
    }
  }

  .quota {
    display: flex;
    align-items: center;
    gap: 14px;
    padding-top: 14px;
    border-top: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
    --used: var(--primary-color, #039be5);
  }
  .quota.at_risk {
    --used: var(--warn);
  }
  .quota.exhausted {
    --used: var(--bad);
  }
  .quota .warning {
    font-weight: 500;
  }
  .ring {
    position: relative;
    justify-content: center;
    flex: none;
    width: 64px;
    height: 64px;
    border-radius: 50%;
  }
  .ring svg {
    position: absolute;
    inset: 0;
    transform: rotate(-90deg);
  }
  .ring b {
    font-weight: 500;
  }
  circle {
    fill: none;
    stroke-width: 4;
  }
  circle.whole {
    stroke: var(--faint);
  }
  circle.projected {
    stroke: color-mix(in srgb, var(--used) 40%, transparent);
  }
  circle.used {
    stroke: var(--used);
  }
  stellacontrol-controls {
    margin-top: 14px;
  }
`,Y="stellacontrol-card",bn={device_id:"editor.device",name:"editor.name",hide_quota:"editor.hide_quota",hide_controls:"editor.hide_controls"},vn={name:"editor.name_helper"};function se(n){const{device_id:t,name:e}=n??{};if(t!==void 0&&typeof t!="string")throw new Error("device_id must be the id of a device");if(e!==void 0&&typeof e!="string")throw new Error("name must be a text");return n}function $n(){const n=(t,e)=>{const i=t[e];return i&&O(Xt())(i)};return{schema:[{name:"device_id",required:!0,selector:{device:{filter:[{integration:"stellacontrol"}]}}},{name:"name",selector:{text:{}}},{name:"hide_quota",selector:{boolean:{}}},{name:"hide_controls",selector:{boolean:{}}}],computeLabel:t=>n(bn,t.name),computeHelper:t=>n(vn,t.name),assertConfig:se}}function _n(n){const t=Object.values(n.entities).find(e=>e?.platform==="stellacontrol"&&e.device_id);return t?.device_id?{device_id:t.device_id}:{}}function yn(n,t){const e=n.entities[t];return e?.platform!=="stellacontrol"||!e.device_id?null:{config:{type:`custom:${Y}`,device_id:e.device_id}}}function wn(n,t,e){return a`<header>
    <div class="title">
      <h2>${t}</h2>
      ${xn(n,e)}
    </div>
    <div class="facts">
      ${An(n,e)} ${kn(n,e)}
      ${Sn(n,e)} ${En(n,e)}
    </div>
  </header>`}function xn(n,{translate:t}){const e=n.presence==="unavailable"?t("head.unavailable"):n.connection?.text;return a`<div class="connection ${n.presence}">
    ${e===void 0?d:f(n.connection?.entityId,a`<i class="dot"></i>${e}`)}
    ${n.description?f(n.description.entityId,n.description.text,void 0,"quiet"):d}
  </div>`}function An({temperature:n,isTooHot:t},e){if(n===void 0)return d;const i=e.translate(t?"head.too_hot":"head.temperature",{value:n.text}),o=t?"mdi:thermometer-alert":"mdi:thermometer";return f(n.entityId,a`<ha-icon icon=${o}></ha-icon>${n.text}`,i,t?"alarm":"")}function kn(n,{translate:t,formats:e,now:i}){if(n.lastMessageId===void 0)return d;const o=n.lastMessageAt===void 0?t("head.no_message"):t("head.message",{age:e.age(n.lastMessageAt,i)});return f(n.lastMessageId,a`<ha-icon icon="mdi:message-text-clock-outline"></ha-icon>${o}`)}function Sn(n,{translate:t,formats:e}){if(n.period===void 0)return d;const i=t("head.frequency",{period:e.period(n.period)});return f(n.frequencyId,a`<ha-icon icon="mdi:timer-outline"></ha-icon>${i}`)}function En({boost:n},{translate:t,now:e}){if(n===void 0)return d;const i=t("head.boost",{countdown:Xe(n.until,e)});return f(n.entityId,a`<ha-icon icon="mdi:rocket-launch-outline"></ha-icon>${i}`,void 0,"boost")}function qn(n,t){const{translate:e,formats:i}=t,o=n.used===void 0?void 0:n.used/n.limit,s=o===void 0?"–":i.share(o);return a`<div class="quota ${n.health}">
    ${f(n.entityId,a`${Mn(o??0,(n.projected??0)/n.limit)}<b>${s}</b>`,`${e("quota.title")}: ${s}`,"ring")}
    <div>
      ${Cn(n,t)} ${On(n,t)}
      ${Un(n,t)}
    </div>
  </div>`}function Cn(n,{translate:t,formats:e}){return n.used===void 0?a`<div>${t("quota.unknown")}</div>`:a`<div>
    ${t("quota.used",{used:e.number(n.used),limit:e.number(n.limit)})}
  </div>`}function On(n,{translate:t,formats:e}){if(n.isBoosted)return a`<div class="quiet">${t("quota.boosting")}</div>`;if(n.projected===void 0)return d;const i=e.number(n.projected);return a`<div class="quiet">${t("quota.projected",{projected:i})}</div>`}function Un(n,{translate:t,formats:e}){const i=a`<div class="quiet">
    ${t("quota.resets",{day:e.day(n.resetsAt,"UTC")})}
  </div>`;if(n.health==="exhausted")return a`<div class="warning">${t("quota.exhausted")}</div>
      ${i}`;if(n.runsOutAt===void 0)return i;const o=e.day(n.runsOutAt);return a`<div class="warning">${t("quota.runs_out",{day:o})}</div>
    ${i}`}function Mn(n,t){const e=(i,o)=>we`<circle class=${i} cx="20" cy="20" r="17" pathLength="100"
      stroke-dasharray="${Math.min(1,o)*100} 100" />`;return a`<svg viewBox="0 0 40 40" aria-hidden="true">
    ${e("whole",1)} ${e("projected",t)} ${e("used",n)}
  </svg>`}class Pn{constructor(t,e){this.host=t,this.tell=e,this.count=0,t.addController(this)}hostConnected(){this.host.requestUpdate()}hostDisconnected(){this.leave()}follow(t,e){e!==this.deviceId&&(this.leave(),this.deviceId=e,this.tell("loading")),t.connected?e!==void 0&&this.host.isConnected&&this.mayAnswer(t)&&this.subscribe(t,e):this.forget()}mayAnswer({config:t}){return this.unsubscribe===void 0?!0:this.refusedWith!==void 0&&this.refusedWith!==t}subscribe(t,e){this.forget();const i=this.count,o=ie(t,e,s=>{i===this.count&&this.tell(s)});o.catch(()=>{i===this.count&&(this.refusedWith=t.config,this.tell("not_loaded"))}),this.unsubscribe=()=>{o.then(s=>s()).catch(()=>{})}}leave(){this.unsubscribe?.(),this.forget()}forget(){this.count+=1,this.unsubscribe=void 0,this.refusedWith=void 0}}var Tn=Object.defineProperty,$t=(n,t,e,i)=>{for(var o=void 0,s=n.length-1,r;s>=0;s--)(r=n[s])&&(o=r(t,e,o)||o);return o&&Tn(t,e,o),o};class et extends x{constructor(){super(),this.answer="loading",this.subscription=new Pn(this,t=>{this.answer=t}),Gt(this)}static{this.styles=[vt,gn]}static{this.getConfigForm=$n}static{this.getStubConfig=_n}setConfig(t){this.config=se(t)}getCardSize(){return 9}getGridOptions(){return{columns:12,min_columns:6,rows:"auto"}}shouldUpdate(t){const e=t.get("hass");if(t.size!==1||e===void 0||this.hass===void 0)return!0;const{hass:i,answer:o}=this;return e.localize!==i.localize||e.connected!==i.connected?!0:o===null?!1:typeof o=="string"?e.config!==i.config:en(o).some(s=>e.states[s]!==i.states[s])}willUpdate(){this.hass&&this.subscription.follow(this.hass,this.config?.device_id)}render(){const{hass:t,config:e,answer:i}=this;if(t===void 0||e===void 0)return d;const o=ee(t,()=>{this.requestUpdate()});if(e.device_id===void 0)return H("card.choose_device",o);if(i==="loading")return H("card.loading",o);if(i==="not_loaded")return H("card.not_loaded",o);if(i===null)return H("card.unknown_device",o);const s=Fe(t,i,o.now);return In(s,e,o)}}$t([U({attribute:!1})],et.prototype,"hass");$t([g()],et.prototype,"config");$t([g()],et.prototype,"answer");function H(n,{translate:t}){return a`<ha-card><p class="notice">${t(n)}</p></ha-card>`}function In(n,t,e){const i=t.name??n.name;return a`<ha-card>
    ${wn(n,i,e)} ${jn(n,e)}
    ${n.quota&&!t.hide_quota?qn(n.quota,e):d}
    ${t.hide_controls?d:a`<stellacontrol-controls
            .context=${e}
            .view=${n}
            .name=${i}
          ></stellacontrol-controls>`}
  </ha-card>`}const Rn=4,Nn=8;function jn(n,t){const{translate:e}=t;if(n.bands.length===0)return a`<p class="notice">${e("bands.none")}</p>`;const i=n.bands.length,o=i>Rn?Math.ceil(i/2):i,s=i>Nn?Math.ceil(i/2):i;return a`<ul
    class="bands"
    style="--wide: ${s}; --narrow: ${o}"
    aria-label=${e("bands.label")}
  >
    ${n.bands.map(r=>un(r,t))}
  </ul>`}const zn=J`
  :host {
    font-size: 14px;
  }
  .buttons,
  .answers,
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .answers {
    justify-content: flex-end;
  }
  button {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    color: var(--text);
    font-weight: 500;
    cursor: pointer;
  }
  .buttons button {
    flex: 1 1 auto;
  }
  button:hover,
  button[aria-expanded="true"] {
    background: color-mix(in srgb, var(--text) 8%, transparent);
  }
  button[disabled],
  button[aria-disabled="true"] {
    opacity: 0.45;
    cursor: default;
  }
  button:focus-visible,
  select:focus-visible,
  .panel:focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }
  .confirm {
    border-color: var(--text);
  }
  .cancel {
    border-color: transparent;
  }
  ha-icon {
    --mdc-icon-size: 18px;
    display: inline-flex;
    color: var(--quiet);
  }
  .panel {
    margin-top: 10px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  p {
    margin: 0 0 12px;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .fields {
    margin-bottom: 12px;
  }
  label {
    display: flex;
    flex: 1 1 120px;
    flex-direction: column;
    gap: 4px;
    color: var(--quiet);
    font-size: 12px;
  }
  select {
    min-height: 36px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--card-background-color, #fff);
    color: var(--text);
    font: inherit;
    font-size: 14px;
  }
  .refusal {
    margin: 10px 0 0;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--bad);
    border-radius: 4px;
    background: color-mix(in srgb, var(--bad) 10%, transparent);
    color: var(--text);
  }
  .refusal[hidden] {
    display: none;
  }
`;var Bn=Object.defineProperty,M=(n,t,e,i)=>{for(var o=void 0,s=n.length-1,r;s>=0;s--)(r=n[s])&&(o=r(t,e,o)||o);return o&&Bn(t,e,o),o};const Dn={boost:"mdi:rocket-launch-outline",recalibrate:"mdi:tune",reboot:"mdi:restart"},Ln=[5,15,30,60,180,360],Hn=15,Fn="10s",Wn=60;class k extends x{constructor(){super(...arguments),this.name="",this.isBusy=!1,this.refusal="",this.frequency=Fn,this.minutes=Hn,this.hasFocus=!1}static{this.styles=[vt,zn]}willUpdate(t){this.hasFocus=this.shadowRoot?.activeElement instanceof HTMLElement;const e=t.get("view");if(e===void 0)return;const i=e.deviceId!==this.view.deviceId,o=this.open&&this.isAvailable(this.open)===void 0,s=e.boost?.isByUser&&!this.view.boost?.isByUser;i||o?this.show(void 0):s&&this.open===void 0&&(this.refusal="")}render(){return a`<div class="buttons">
        ${this.boostButton()} ${this.opener("recalibrate")} ${this.opener("reboot")}
      </div>
      ${this.panel()}
      <p class="refusal" role="alert" ?hidden=${!this.refusal}>${this.refusal}</p>`}updated(t){if(!t.has("open"))return;const e=t.get("open");if(!this.open&&!this.hasFocus)return;const i=this.open?".panel":`[data-command="${e??""}"]`;this.renderRoot.querySelector(i)?.focus()}isAvailable(t){return t==="boost"?this.view.presence!=="unavailable":this.view[t]?.isAvailable}boostButton(){if(!this.view.boost?.isByUser)return this.opener("boost");const{deviceId:t}=this.view,e=this.context.translate("controls.end_boost");return this.button("boost","mdi:rocket-launch",e,void 0,()=>this.perform(()=>an(this.context.hass,t)))}opener(t){const e=this.context.translate(`controls.${t}`),i=this.open===t;return this.button(t,Dn[t],e,i,()=>{this.show(i?void 0:t)})}button(t,e,i,o,s){const r=this.isAvailable(t);return r===void 0?d:a`<button
      data-command=${t}
      aria-expanded=${o??d}
      aria-disabled=${this.isBusy?"true":d}
      ?disabled=${!r}
      @click=${()=>{this.isBusy||s()}}
    >
      <ha-icon icon=${e}></ha-icon>${i}
    </button>`}panel(){return this.open===void 0?d:a`<div
      class="panel"
      role="group"
      aria-label=${this.context.translate(`controls.${this.open}`)}
      tabindex="-1"
      @keydown=${t=>{t.key==="Escape"&&this.show(void 0)}}
    >
      ${this.open==="boost"?this.boostPanel():this.questionPanel(this.open)}
    </div>`}questionPanel(t){const{translate:e}=this.context,i=e(`controls.${t}_question`,{name:this.name}),o=this.view[t]?.entityId??"";return a`<p>${i}</p>
      ${this.answers(t,e(`controls.${t}`),()=>sn(this.context.hass,o))}`}boostPanel(){const{translate:t,formats:e}=this.context,i=Object.entries(nn),o=s=>t("head.frequency",{period:e.period(s)});return a`<p>${t("controls.boost_explained")}</p>
      <div class="fields">
        <label
          >${t("controls.frequency")}
          <select
            name="frequency"
            @change=${s=>{this.frequency=It(s)}}
          >
            ${i.map(([s,r])=>Tt(s,o(r),s===this.frequency))}
          </select></label
        >
        <label
          >${t("controls.duration")}
          <select
            name="duration"
            @change=${s=>{this.minutes=Number(It(s))}}
          >
            ${Ln.map(s=>Tt(s,e.period(s*Wn),s===this.minutes))}
          </select></label
        >
      </div>
      ${this.answers("boost",t("controls.start"),()=>rn(this.context.hass,this.view.deviceId,this.frequency,this.minutes))}`}answers(t,e,i){return a`<div class="answers">
      <button
        class="cancel"
        @click=${()=>{this.show(void 0)}}
      >
        ${this.context.translate("controls.cancel")}
      </button>
      <button
        class="confirm"
        aria-disabled=${this.isBusy?"true":d}
        ?disabled=${!this.isAvailable(t)}
        @click=${()=>this.perform(i)}
      >
        ${e}
      </button>
    </div>`}show(t){this.open=t,this.refusal=""}async perform(t){if(this.isBusy)return;const{deviceId:e}=this.view;this.isBusy=!0,this.refusal="";const i=await t().then(()=>"",async o=>await ln(this.context.hass,o)||this.context.translate("controls.failed"));this.isBusy=!1,e===this.view.deviceId&&(this.refusal=i,i||(this.open=void 0))}}M([U({attribute:!1})],k.prototype,"context");M([U({attribute:!1})],k.prototype,"view");M([U()],k.prototype,"name");M([g()],k.prototype,"open");M([g()],k.prototype,"isBusy");M([g()],k.prototype,"refusal");function Tt(n,t,e){return a`<option value=${n} ?selected=${e}>${t}</option>`}function It(n){return n.target.value}const re="stellacontrol-repeater",Gn=24,Vn=[["uplink_power","graph.uplink_power"],["downlink_power","graph.downlink_power"],["band_usage","graph.band_usage"]];class Qn extends HTMLElement{static{this.noEditor=!0}static{this.registryDependencies=["entities"]}static async generate(t,e){await tt(e.language);const i=O(e.language),o={type:`custom:${Y}`,device_id:t.device_id},s=await tn(e,t.device_id).catch(()=>null),r=e.config.components.includes("history"),c=s&&r?Yn(s,i):[],l={type:"heading",heading:i("graph.title")};return{type:"sections",max_columns:2,sections:[{type:"grid",cards:[o]},...c.length>0?[{type:"grid",cards:[l,...c]}]:[]]}}}function Yn({entities:n,bands:t},e){const i=n.temperature;return[...i===void 0?[]:[Rt(e("graph.temperature"),[{entity:i}])],...Vn.flatMap(([o,s])=>{const r=t.flatMap(({label:c,entities:{[o]:l}})=>l===void 0?[]:[{entity:l,name:c}]);return r.length>0?[Rt(e(s),r)]:[]})]}function Rt(n,t){return{type:"history-graph",title:n,hours_to_show:Gn,entities:t,grid_options:{columns:"full"}}}const Nt="stellacontrol";class Zn extends HTMLElement{static{this.noEditor=!0}static{this.registryDependencies=["devices"]}static getCreateSuggestions(t){return{title:O(t.language)("dashboard.title"),icon:"mdi:radio-tower"}}static async generate(t,e){await tt(e.language);const i=O(e.language),o=await ne(e).catch(()=>{throw new Error(i("card.not_loaded"))});return{title:i("dashboard.title"),views:[{title:i("dashboard.fleet"),path:"fleet",type:"panel",cards:[{type:"custom:stellacontrol-fleet",views:!0}]},{title:i("dashboard.quota"),path:"quota",type:"panel",cards:[{type:"custom:stellacontrol-quota",views:!0}]},...o.map(Jn)]}}}function Jn({device_id:n,name:t}){return{title:t??"",path:n,subview:!0,strategy:{type:`custom:${re}`,device_id:n}}}const ct=["alarm","offline","quota"],Kn=["over_power","feedback","automatic_shutdown","temperature"],Xn={text:"",area:"",trouble:void 0};function ti(n,t,e){return t.map(i=>{const o=new gt(n,i.entities),s=Yt(o),r=Qt(o,i,e);return{repeater:i,name:i.name??"",area:n.areas[i.area_id??""]?.name??"",readings:o,presence:s,trouble:ei(o,s,r),quota:r}})}function ei(n,t,e){return n.isOn("alarm")?"alarm":t==="offline"||t==="unavailable"?"offline":e!==void 0&&e.health!=="good"?"quota":void 0}function ni(n){const t=n.state("alarm_event")?.attributes??{},e=Kn.find(o=>o===t.event_type);if(e===void 0)return;const{label:i}=t;return{kind:e,label:typeof i=="string"?i:""}}function ii(n,t){return ae(n,({trouble:i})=>i===void 0?ct.length:ct.indexOf(i),t)}function oi(n,t){return ae(n,({quota:e})=>-(e?si(e):0),t)}function si({used:n=0,projected:t=0,limit:e}){return Math.max(n,t)/e}function ae(n,t,e){const{compare:i}=new Intl.Collator(e,{numeric:!0});return n.map(o=>({member:o,rank:t(o)})).sort((o,s)=>o.rank-s.rank||i(o.member.name,s.member.name)).map(({member:o})=>o)}function jt(n,t){const e=t.text.trim().toLowerCase();return n.filter(({repeater:i,name:o,area:s,trouble:r})=>(t.area===""||i.area_id===t.area)&&(t.trouble===void 0||r===t.trouble)&&`${o} ${s} ${i.account}`.toLowerCase().includes(e))}function ri(n,t){const e=new Map;for(const{repeater:o,area:s}of n)o.area_id!==null&&s!==""&&e.set(o.area_id,s);const{compare:i}=new Intl.Collator(t,{numeric:!0});return[...e].sort(([,o],[,s])=>i(o,s))}const ai=J`
  ha-card {
    container-type: inline-size;
    display: block;
    max-width: 1200px;
    margin: 0 auto;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  .quiet {
    color: var(--quiet);
  }
  .notice {
    margin: 0;
    padding: 24px 0;
    color: var(--quiet);
    text-align: center;
  }
  b {
    font-weight: 500;
  }
  ha-icon {
    --mdc-icon-size: 20px;
    display: inline-flex;
  }
  button,
  input,
  select {
    box-sizing: border-box;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: none;
    color: inherit;
    font: inherit;
  }
  button {
    cursor: pointer;
  }
  button[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  select {
    background: var(--card-background-color, #fff);
  }
  input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }

  .tools,
  .kinds,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools {
    justify-content: space-between;
    margin-bottom: 12px;
  }
  .filters > * {
    flex: 1 1 140px;
    min-width: 0;
  }
  .total {
    font-variant-numeric: tabular-nums;
  }
  .total > * {
    display: block;
  }
  .kind[aria-pressed="true"] {
    border-color: var(--text);
    background: var(--faint);
  }
  .kind.alarm b,
  .kind.offline b,
  .kind.quota b {
    display: inline-block;
    min-width: 1.4em;
    border-radius: 1em;
    text-align: center;
    background: color-mix(in srgb, var(--bad) 25%, transparent);
  }
  .kind.quota b {
    background: color-mix(in srgb, var(--warn) 35%, transparent);
  }

  .rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: 24px 3fr 3fr 1fr 1.6fr 2fr;
    align-items: center;
    gap: 2px 12px;
    min-height: 52px;
    padding: 4px 8px;
    border-top: 1px solid var(--line);
    color: inherit;
    text-decoration: none;
    font-variant-numeric: tabular-nums;
  }
  .row:hover {
    background: color-mix(in srgb, var(--text) 5%, transparent);
  }
  .row > * {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .who > * {
    display: block;
  }
  .who .quiet {
    font-size: 12px;
  }
  .mark {
    color: var(--quiet);
  }
  .good .mark {
    color: var(--good);
  }
  .alarm .mark,
  .offline .mark {
    color: var(--bad);
  }
  .row.quota .mark {
    color: var(--warn);
  }
  .row.alarm .state,
  .row.offline .state,
  .row.quota .state {
    font-weight: 500;
  }
  .age,
  .share {
    font-size: 12px;
  }
  .bar {
    position: relative;
    display: block;
    height: 6px;
    border-radius: 3px;
    background: var(--faint);
    overflow: hidden;
    --used: var(--primary-color, #039be5);
  }
  .bar.at_risk {
    --used: var(--warn);
  }
  .bar.exhausted {
    --used: var(--bad);
  }
  .bar i {
    position: absolute;
    inset: 0 auto 0 0;
    background: var(--used);
  }
  .bar .projected {
    opacity: 0.4;
  }
  @container (max-width: 640px) {
    .row {
      grid-template-columns: 24px 1fr auto;
      padding: 8px 4px;
    }
    .row .state {
      grid-column: 2;
      grid-row: 2;
    }
    .row .temperature,
    .row .age {
      grid-column: 3;
      text-align: end;
    }
    .row .share {
      grid-column: 2 / -1;
    }
    .filters {
      flex: 1 1 100%;
    }
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  th,
  td {
    padding: 8px;
    border-top: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
  }
  thead th {
    border: 0;
    color: var(--quiet);
    font-size: 12px;
  }
  tbody th {
    width: 40%;
    overflow-wrap: anywhere;
  }
  td.number,
  th.number {
    text-align: end;
  }
  td .quiet {
    display: block;
    font-size: 12px;
  }
  th a {
    display: block;
    margin-bottom: 4px;
    color: inherit;
    font-weight: 500;
    text-decoration: none;
  }
  th a:hover {
    text-decoration: underline;
  }
  .narrow {
    display: none;
    margin-top: 4px;
    font-size: 12px;
    font-weight: 500;
  }
  .at_risk .wide:last-child,
  .exhausted .wide:last-child {
    font-weight: 500;
  }
  @container (max-width: 640px) {
    .wide {
      display: none;
    }
    /* The only place left for what matters. */
    .narrow {
      display: block;
    }
    th,
    td {
      padding: 8px 4px;
    }
  }

  .pager {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding-top: 12px;
    border-top: 1px solid var(--line);
  }
  .pager button {
    width: 44px;
    padding: 0;
  }
`;var li=Object.defineProperty,D=(n,t,e,i)=>{for(var o=void 0,s=n.length-1,r;s>=0;s--)(r=n[s])&&(o=r(t,e,o)||o);return o&&li(t,e,o),o};const at=25;class S extends x{constructor(){super(),this.filter=Xn,this.repeaters="loading",this.page=0,Gt(this)}static{this.styles=[vt,ai]}setConfig(t){this.config=t}getCardSize(){return 12}getGridOptions(){return{columns:"full",rows:"auto"}}hrefOf({repeater:t}){const e=location.pathname.split("/")[1]??"";return this.config?.views?`/${e}/${t.device_id}`:`/config/devices/device/${t.device_id}`}shouldUpdate(t){const e=t.get("hass");return t.size!==1||e===void 0||this.hass===void 0?!0:(this.listAgain(this.hass),e.language!==this.hass.language||this.isShownDifferently(e))}isShownDifferently(t){const{hass:e,repeaters:i}=this;return typeof i=="string"||e===void 0?!1:i.some(({entities:{alarm:o="",connected:s=""}})=>[o,s].some(r=>t.states[r]!==e.states[r]))}willUpdate(){this.hass&&this.listAgain(this.hass)}listAgain(t){const{devices:e,entities:i,config:o}=t,s=this.listedFor;if(s?.devices===e&&s.entities===i&&(s.config===o||this.repeaters!=="not_loaded"))return;const r={devices:e,entities:i,config:o};this.listedFor=r;const c=l=>{this.listedFor===r&&(this.repeaters=l)};ne(t).then(c,()=>{c("not_loaded")})}render(){const{hass:t,repeaters:e}=this;if(t===void 0||this.config===void 0)return d;const i=ee(t,()=>{this.requestUpdate()});if(typeof e=="string")return a`<ha-card
        ><p class="notice">
          ${i.translate(e==="loading"?"fleet.loading":"card.not_loaded")}
        </p></ha-card
      >`;const o=ti(t,e,i.now),s=jt(o,{...this.filter,trouble:void 0}),r=this.sort(jt(o,this.filter),t.language),c=Math.max(1,Math.ceil(r.length/at)),l=Math.min(this.page,c-1),h=r.slice(l*at,(l+1)*at);return a`<ha-card>
      <div class="tools">
        ${this.summary(s,i)} ${this.tools(o,i)}
      </div>
      ${h.length===0?a`<p class="notice">
              ${i.translate(o.length===0?"fleet.none":"fleet.none_found")}
            </p>`:this.rows(h,i)}
      ${this.pager(l,c,i)}
    </ha-card>`}narrow(t){this.filter={...this.filter,...t},this.page=0}tools(t,{translate:e,hass:i}){const o=ri(t,i.language);return a`<div class="filters" role="search">
      <input
        type="search"
        aria-label=${e("fleet.search")}
        placeholder=${e("fleet.search")}
        .value=${this.filter.text}
        @input=${s=>{this.narrow({text:s.target.value})}}
      />
      ${o.length===0?d:a`<select
              aria-label=${e("fleet.area")}
              @change=${s=>{this.narrow({area:s.target.value})}}
            >
              <option value="">${e("fleet.all_areas")}</option>
              ${o.map(([s,r])=>a`<option value=${s} ?selected=${s===this.filter.area}>
                    ${r}
                  </option>`)}
            </select>`}
    </div>`}pager(t,e,{translate:i}){if(e===1)return d;const o=(s,r,c)=>a`<button
        aria-label=${r}
        title=${r}
        ?disabled=${s<0||s>=e}
        @click=${()=>{this.page=s}}
      >
        <ha-icon icon=${c}></ha-icon>
      </button>`;return a`<nav class="pager" aria-label=${i("fleet.pages")}>
      ${o(t-1,i("fleet.previous"),"mdi:chevron-left")}
      <span aria-live="polite"
        >${i("fleet.page",{page:t+1,pages:e})}</span
      >
      ${o(t+1,i("fleet.next"),"mdi:chevron-right")}
    </nav>`}}D([U({attribute:!1})],S.prototype,"hass");D([g()],S.prototype,"filter");D([g()],S.prototype,"config");D([g()],S.prototype,"repeaters");D([g()],S.prototype,"page");function le({used:n,projected:t,limit:e,health:i}){const o=(s=0)=>Math.min(100,s/e*100);return a`<span class="bar ${i}" aria-hidden="true"
    ><i class="projected" style="width: ${o(t)}%"></i
    ><i class="used" style="width: ${o(n)}%"></i
  ></span>`}const ci={alarm:"mdi:alert",offline:"mdi:lan-disconnect",quota:"mdi:gauge-full",unknown:"mdi:help-circle-outline"},di={over_power:"condition.over_power",feedback:"condition.feedback",automatic_shutdown:"lamp.automatic_shutdown",temperature:"fleet.too_hot"};class ui extends S{constructor(){super(...arguments),this.sort=ii}summary(t,e){const{translate:i}=e;return a`<div class="kinds" role="group" aria-label=${i("fleet.kinds")}>
      ${this.kind(void 0,t,e)}
      ${ct.map(o=>this.kind(o,t,e))}
    </div>`}kind(t,e,{translate:i,formats:o}){const s=t===void 0?e.length:e.filter(r=>r.trouble===t).length;return a`<button
      class="kind ${s>0?t??"":""}"
      aria-pressed=${this.filter.trouble===t?"true":"false"}
      @click=${()=>{this.narrow({trouble:t})}}
    >
      <b>${o.number(s)}</b> ${i(`fleet.${t??"all"}`)}
    </button>`}rows(t,e){return a`<ul class="rows" aria-label=${e.translate("dashboard.title")}>
      ${t.map(i=>a`<li>${this.row(i,e)}</li>`)}
    </ul>`}row(t,e){const{readings:i,quota:o,trouble:s,presence:r}=t,c=s===void 0&&r==="online",{translate:l,formats:h,now:p}=e,u=i.moment("last_message");return a`<a
      class="row ${c?"good":s??""}"
      href=${this.hrefOf(t)}
    >
      <ha-icon
        class="mark"
        icon=${c?"mdi:check-circle-outline":ci[s??"unknown"]}
      ></ha-icon>
      <span class="who">
        <b>${t.name}</b>
        ${t.area?a`<span class="quiet">${t.area}</span>`:d}
      </span>
      <span class="state">${hi(t,e)}</span>
      <span class="temperature">${i.value("temperature")?.text??d}</span>
      <span class="age quiet"
        >${u===void 0?l("head.no_message"):h.age(u,p)}</span
      >
      <span class="share">
        ${o?.used===void 0?d:a`${le(o)}
                <span
                  >${l("fleet.quota_used",{share:h.share(o.used/o.limit)})}</span
                >`}
      </span>
    </a>`}}function hi({trouble:n,readings:t,presence:e,quota:i},{translate:o}){if(n==="alarm"){const s=ni(t);return s===void 0?o("fleet.alarm"):`${o(di[s.kind])} ${s.label}`.trim()}return e==="unavailable"?o("head.unavailable"):n==="quota"?o(i?.health==="exhausted"?"quota.exhausted":"fleet.quota"):Zt(t)?.text??""}class pi extends S{constructor(){super(...arguments),this.sort=oi}summary(t,e){const{translate:i,formats:o}=e,s=r=>o.number(t.reduce((c,{quota:l})=>c+((l&&r(l))??0),0));return a`<div class="total">
      <b>
        ${i("quota.used",{used:s(({used:r})=>r),limit:s(({limit:r})=>r)})}
      </b>
      <span class="quiet">
        ${i("quota.projected",{projected:s(({projected:r})=>r)})}
      </span>
    </div>`}rows(t,e){const{translate:i}=e;return a`<table>
      <caption>
        ${i("quota.title")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${i("editor.device")}</th>
          <th scope="col" class="number">${i("quota.column_used")}</th>
          <th scope="col" class="number">${i("quota.column_projected")}</th>
          <th scope="col" class="number wide">${i("quota.column_limit")}</th>
          <th scope="col" class="wide">${i("quota.column_outcome")}</th>
        </tr>
      </thead>
      <tbody>
        ${t.map(o=>this.row(o,e))}
      </tbody>
    </table>`}row(t,e){const{quota:i}=t,{formats:o}=e,s=r=>r===void 0?"–":o.number(r);return a`<tr class=${i?.health??""}>
      <th scope="row">
        <a href=${this.hrefOf(t)}>${t.name}</a>
        ${i?le(i):d}
        ${i&&i.health!=="good"?a`<span class="narrow">${zt(i,e)}</span>`:d}
      </th>
      <td class="number">
        ${s(i?.used)}
        ${i?.used===void 0?d:a`<span class="quiet">
                ${o.share(i.used/i.limit)}
              </span>`}
      </td>
      <td class="number">${s(i?.projected)}</td>
      <td class="number wide">${s(i?.limit)}</td>
      <td class="wide">${i?zt(i,e):d}</td>
    </tr>`}}function zt(n,{translate:t,formats:e}){return n.health==="exhausted"?t("quota.exhausted"):n.runsOutAt!==void 0?t("quota.runs_out",{day:e.day(n.runsOutAt)}):n.health==="at_risk"?t("fleet.quota"):t("quota.resets",{day:e.day(n.resetsAt,"UTC")})}const ce="https://github.com/ha-stellacontrol/ha-stellacontrol";function P(n,t){return customElements.get(n)?!1:(customElements.define(n,t),!0)}function Z(n){return O(Xt())(n)}tt(navigator.language);P("stellacontrol-controls",k);P("stellacontrol-fleet",ui);P("stellacontrol-quota",pi);P(`ll-strategy-view-${re}`,Qn);P(Y,et)&&(window.customCards??=[],window.customCards.push({type:Y,get name(){return Z("card.name")},get description(){return Z("card.description")},preview:!0,documentationURL:ce,getEntitySuggestion:yn}));P(`ll-strategy-dashboard-${Nt}`,Zn)&&(window.customStrategies??=[],window.customStrategies.push({type:Nt,strategyType:"dashboard",get name(){return Z("dashboard.name")},get description(){return Z("dashboard.description")},documentationURL:ce}));
